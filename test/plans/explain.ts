import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { Statement } from './record-statements.ts';

/** What we read of a node of `explain (format json)`. */
export interface PlanNode {
  type: string;
  relation: string | undefined;
  index: string | undefined;
  condition: string | undefined;
  plans: PlanNode[];
}

const nodeSchema: z.ZodType<PlanNode> = z.lazy(() =>
  z
    .object({
      'Node Type': z.string(),
      'Relation Name': z.string().optional(),
      'Index Name': z.string().optional(),
      'Index Cond': z.string().optional(),
      Plans: z.array(nodeSchema).default([]),
    })
    .transform((node) => ({
      type: node['Node Type'],
      relation: node['Relation Name'],
      index: node['Index Name'],
      condition: node['Index Cond'],
      plans: node.Plans,
    })),
);
const answerSchema = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: nodeSchema })]) })]);

/**
 * What PostgreSQL is denied, so that the plan of a small university says what that of a large one will be: there a scan
 * of a whole table, or a hash or a merge of it, is often the cheapest, and an index could do it all the same. A plan
 * without scans may put an index in order for one; a plan without hashes may, too, for a sort: only what is read from
 * end to end in both has no index to serve it.
 */
const denials = [
  'set local enable_seqscan = off',
  'set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off',
];

/** The statement's plans under each denial, with the values it was sent with. */
export async function explainDenied(client: PoolClient, statement: Statement): Promise<PlanNode[]> {
  const found: PlanNode[] = [];
  for (const denial of denials) {
    await client.query(`begin; ${denial}`);
    try {
      const { rows } = await client.query(`explain (format json) ${statement.text}`, [...statement.values]);
      const [{ 'QUERY PLAN': plans }] = answerSchema.parse(rows);
      found.push(plans[0].Plan);
    } finally {
      await client.query('rollback');
    }
  }
  return found;
}

/** The plan as it is taken, as text for people. */
export async function explainAsText(client: PoolClient, statement: Statement): Promise<string> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${statement.text}`, [...statement.values]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/** All nodes of a plan with those above them, nearest first. */
export function* nodesOf(node: PlanNode, above: readonly PlanNode[] = []): Generator<[PlanNode, readonly PlanNode[]]> {
  yield [node, above];
  for (const below of node.plans) yield* nodesOf(below, [node, ...above]);
}
