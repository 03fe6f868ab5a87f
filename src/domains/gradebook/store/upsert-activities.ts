import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Activity, ActivityKind, SaidCounts } from '../contract.ts';

export interface IncomingActivity {
  /** The activity's name as the source tells it apart within the course. */
  key: string;
  name: string;
  kind: ActivityKind;
  position: number;
  maxPoints: number | null;
  dueAt: Date | null;
  /** When and where a lesson is held; absent: the file does not say. */
  held?: Activity['held'];
  /** How much it counts, and what it is about; absent: the file does not say. */
  counts?: SaidCounts;
}

/** A row that was made (nothing before) or altered: what can be put back. */
export interface RowChange {
  id: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
}

/**
 * Finds or creates a course's activities. A known one takes the file's name, kind and order; what the file leaves
 * empty stays.
 *
 * @returns our activity ids in the order of `incoming`, and which are new or differ
 */
export async function upsertActivities(
  courseId: number,
  incoming: readonly IncomingActivity[],
): Promise<{ ids: number[]; changes: RowChange[] }> {
  const columns = sql`id, name, kind, position, max_points, due_at, held, weight, category, category_weight, drop_lowest,
    topic`;
  // Read by the same statement, `before` is as the statement found it.
  const written = await sql<RowChange>`
    with before as (
      select ${columns} from activity where course_id = ${courseId}
    ), written as (
      insert into activity (course_id, source_key, name, kind, position, max_points, due_at, held,
        weight, category, category_weight, drop_lowest, topic)
      select ${courseId}, * from unnest(
        ${incoming.map((activity) => activity.key)}::text[],
        ${incoming.map((activity) => activity.name)}::text[],
        ${incoming.map((activity) => activity.kind)}::activity_kind[],
        ${incoming.map((activity) => activity.position)}::integer[],
        ${incoming.map((activity) => activity.maxPoints)}::real[],
        ${incoming.map((activity) => activity.dueAt)}::timestamptz[],
        ${incoming.map(({ held }) => (held ? JSON.stringify(held) : null))}::jsonb[],
        ${incoming.map(({ counts }) => counts?.weight ?? null)}::real[],
        ${incoming.map(({ counts }) => counts?.category ?? null)}::text[],
        ${incoming.map(({ counts }) => counts?.categoryWeight ?? null)}::real[],
        ${incoming.map(({ counts }) => counts?.dropLowest ?? null)}::smallint[],
        ${incoming.map(({ counts }) => counts?.topic ?? null)}::text[])
      on conflict (course_id, source_key) do update set
        name = excluded.name, kind = excluded.kind, position = excluded.position,
        max_points = coalesce(excluded.max_points, activity.max_points),
        due_at = coalesce(excluded.due_at, activity.due_at),
        held = coalesce(excluded.held, activity.held),
        weight = coalesce(excluded.weight, activity.weight),
        category = coalesce(excluded.category, activity.category),
        category_weight = coalesce(excluded.category_weight, activity.category_weight),
        drop_lowest = coalesce(excluded.drop_lowest, activity.drop_lowest),
        topic = coalesce(excluded.topic, activity.topic)
      where (activity.name, activity.kind, activity.position, activity.max_points, activity.due_at, activity.held,
          activity.weight, activity.category, activity.category_weight, activity.drop_lowest, activity.topic)
        is distinct from (excluded.name, excluded.kind, excluded.position,
          coalesce(excluded.max_points, activity.max_points), coalesce(excluded.due_at, activity.due_at),
          coalesce(excluded.held, activity.held), coalesce(excluded.weight, activity.weight),
          coalesce(excluded.category, activity.category),
          coalesce(excluded.category_weight, activity.category_weight),
          coalesce(excluded.drop_lowest, activity.drop_lowest), coalesce(excluded.topic, activity.topic))
      returning ${columns}
    )
    select written.id, to_jsonb(before) - 'id' as before, to_jsonb(written) - 'id' as after
    from written left join before on before.id = written.id`.execute(database());
  const known = await database()
    .selectFrom('activity')
    .select(['id', 'source_key'])
    .where('course_id', '=', courseId)
    .execute();
  const byKey = new Map(known.map((row) => [row.source_key, row.id]));
  const ids = incoming.map((activity) => {
    const id = byKey.get(activity.key);
    if (id === undefined) throw new Error(`the activity ${activity.key} was not stored`);
    return id;
  });
  return { ids, changes: written.rows };
}
