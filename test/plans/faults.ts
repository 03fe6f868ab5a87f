import type { PoolClient } from 'pg';
import { nodesOf, type PlanNode } from './explain.ts';

/** What the faults of plans are judged by. */
export interface Catalogue {
  /** Tables, partitions by their own names, that grow with the university: name → name of the table they belong to. */
  readonly large: ReadonlyMap<string, string>;
  readonly indexes: ReadonlyMap<string, { leading: string; isPartial: boolean; table: string }>;
}

/** Tables that grow with students, courses × students, or time. The others have at most a row a course. */
const largeTables = [
  ...['result', 'student_course_metric', 'student_zone', 'enrolment', 'activity', 'student', 'student_identity'],
  ...['user_account', 'user_credential', 'role_grant', 'session', 'api_token', 'cluster_run'],
  ...['task', 'task_attempt', 'import_batch', 'import_batch_course', 'import_change', 'import_issue'],
  ...['import_row', 'import_column', 'import_entity', 'metric_history', 'course_history', 'metric_before'],
  ...['activity_metric', 'topic_metric', 'student_topic_metric', 'answer', 'question', 'way_out'],
  ...['audit_event', 'erasure', 'tombstone', 'llm_call', 'llm_answer'],
  ...['enrolment_outcome', 'student_group_attribute', 'flag_answer', 'contact'],
  ...['recommendation', 'recommendation_decision', 'recommendation_rating', 'recommendation_done'],
];

/** Rows of a partition that is next to nothing: of a month just begun or to come, or outside all months. */
const fewRows = 1000;

/**
 * What is large in the database as it is filled. A partition of a few rows beside a fuller one is not: any index of it
 * will do, and which one is taken depends on the day of the month that the test runs on.
 */
export async function readCatalogue(client: PoolClient): Promise<Catalogue> {
  const tables = await client.query<{ name: string; root: string }>(
    `select relname as name, coalesce(pg_partition_root(oid)::regclass::text, relname) as root from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  const indexes = await client.query<{ name: string; leading: string; isPartial: boolean; table: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid, 1, true) as leading,
       indpred is not null as "isPartial", indrelid::regclass::text as table
     from pg_index join pg_class on pg_class.oid = indrelid where relnamespace = 'public'::regnamespace`,
  );
  const large = new Map<string, string>();
  for (const root of largeTables) {
    const named = tables.rows.filter((table) => table.root === root).map(({ name }) => name);
    const counted: { name: string; rows: number }[] = [];
    for (const name of named) counted.push({ name, rows: await countUpTo(fewRows, client, name) });
    const most = Math.max(...counted.map(({ rows }) => rows));
    for (const { name, rows } of counted) if (rows === most) large.set(name, root);
  }
  return {
    large,
    indexes: new Map(indexes.rows.map((row) => [row.name, row])),
  };
}

/** Asked by `table`, not by `select`, so that it is not taken for a statement of the program, which is watched. */
async function countUpTo(limit: number, client: PoolClient, table: string): Promise<number> {
  const { rowCount } = await client.query(`table ${client.escapeIdentifier(table)} limit ${limit}`);
  return rowCount ?? 0;
}

/** Large tables that each of the plans reads from end to end, and how the first does. */
export function listFullReads(plans: readonly PlanNode[], catalogue: Catalogue): { table: string; how: string }[] {
  const [first = [], ...others] = plans.map((plan) => fullReadsOf(plan, catalogue));
  return first.filter(({ table }) => others.every((other) => other.some((read) => read.table === table)));
}

/**
 * Large tables that a plan reads from end to end: by a scan, or by an index without a condition on its first column.
 * An index in order under a limit reads only what is wanted; a partial index holds only what is wanted.
 */
function fullReadsOf(plan: PlanNode, { large, indexes }: Catalogue): { table: string; how: string }[] {
  const found: { table: string; how: string }[] = [];
  for (const [node, above] of nodesOf(plan)) {
    if (node.type === 'Seq Scan' && node.relation !== undefined) {
      const table = large.get(node.relation);
      if (table !== undefined) found.push({ table, how: `no index serves ${node.relation}` });
    }
    const index = indexes.get(node.index ?? '');
    const table = large.get(index?.table ?? '');
    if (!index || table === undefined || index.isPartial || isLimited(above)) continue;
    if (!beginsCondition(index.leading, node.condition ?? '')) {
      found.push({ table, how: `all of ${node.index ?? ''} is read` });
    }
  }
  return found;
}

/** Whether the condition is on what the index leads with: a column, or an expression such as `lower(email)`. */
function beginsCondition(leading: string, condition: string): boolean {
  if (/^\w+$/.test(leading)) return new RegExp(`[(]${leading}\\b`).test(condition);
  // The plan and the definition bracket an expression differently.
  const bare = (text: string): string => text.replaceAll(/[()\s]|::text/g, '');
  return bare(condition).startsWith(bare(leading));
}

/** Whether a limit ends the reading early: nothing between it and the node must have all rows first. */
function isLimited(above: readonly PlanNode[]): boolean {
  for (const node of above) {
    if (node.type === 'Limit') return true;
    if (['Sort', 'Aggregate', 'Hash', 'HashAggregate', 'WindowAgg', 'Incremental Sort'].includes(node.type))
      return false;
  }
  return false;
}

/** Partitions of a table that a plan touches. */
export function partitionsOf(table: string, plan: PlanNode, { large, indexes }: Catalogue): Set<string> {
  const names = [...nodesOf(plan)].flatMap(([node]) => [node.relation, indexes.get(node.index ?? '')?.table]);
  return new Set(
    names.filter((name): name is string => name !== undefined && name !== table && large.get(name) === table),
  );
}
