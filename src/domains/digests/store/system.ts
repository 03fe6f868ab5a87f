import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { SystemFacts } from '../notifications/system.ts';

/**
 * What became of the imports of the last seven days, and what waits for somebody now; one statement. By the database's own
 * time, as imports and tasks are.
 */
export async function readSystemOfWeek(): Promise<SystemFacts> {
  const { rows } = await sql<SystemFacts>`
    select stored, refused, "cellsNew", "cellsChanged",
      (select count(*)::integer from import_batch where status = 'review') as "inReview",
      (select count(*)::integer from task where state = 'dead') as "deadTasks",
      (select count(*)::integer from llm_alert where resolved_at is null) as "modelAlerts"
    from (
      select (count(*) filter (where status in ('recomputing', 'done')))::integer as stored,
        (count(*) filter (where status in ('refused', 'failed')))::integer as refused,
        coalesce(sum(cells_new) filter (where status in ('recomputing', 'done')), 0)::integer as "cellsNew",
        coalesce(sum(cells_changed) filter (where status in ('recomputing', 'done')), 0)::integer as "cellsChanged"
      from import_batch where created_at > now() - interval '7 days'
    ) as week`.execute(database());
  const [facts] = rows;
  if (!facts) throw new Error('a statement without from yields one row');
  return facts;
}
