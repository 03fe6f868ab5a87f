import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Tasks of a name that stopped with an error. */
export interface RecentFailures {
  readonly name: string;
  readonly count: number;
  /** The newest: its id, and why it stopped. */
  readonly taskId: string;
  readonly failure: unknown;
}

/** Which tasks stopped for good within the last hour and wait for a person still, by name. */
export async function listRecentFailures(): Promise<RecentFailures[]> {
  const { rows } = await sql<RecentFailures>`
    select name, count(*)::integer as count, (array_agg(id order by finished_at desc))[1] as "taskId",
      (array_agg(failure order by finished_at desc))[1] as failure
    from task where finished_at > now() - interval '1 hour' and state = 'dead'
    group by name order by name`.execute(database());
  return rows;
}
