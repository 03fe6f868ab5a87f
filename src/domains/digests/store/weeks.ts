import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Whether the digests of a week have been raised. */
export async function isWeekRaised(week: string): Promise<boolean> {
  const { rows } = await sql`select from digest_week where week = ${week}`.execute(database());
  return rows.length > 0;
}

/** Notes that they are. @returns false when somebody else has */
export async function markWeekRaised(week: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into digest_week (week) values (${week}) on conflict do nothing`.execute(database());
  return numAffectedRows > 0n;
}
