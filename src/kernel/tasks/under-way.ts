import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Whether a task of this name and key waits or runs: for pages that show that something is being prepared. */
export async function isUnderWay(name: string, key: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from task where state = 'queued' and name = ${name} and key = ${key})
      or exists (select from task where state = 'running' and name = ${name} and key = ${key}) as is`.execute(
    database(),
  );
  return rows.at(0)?.is === true;
}

/**
 * How many tasks of these names have failed and will be tried again: for pages that show what is late.
 *
 * @param of first words of their keys
 */
export async function countDelayed(names: readonly string[], of: readonly (string | number)[]): Promise<number> {
  const { rows } = await sql<{ delayed: number }>`
    select count(*)::integer as delayed from task
    where state = 'queued' and name = any(${[...names]}::text[]) and attempts > 0
      and split_part(key, ' ', 1) = any(${of.map(String)}::text[])`.execute(database());
  return rows.at(0)?.delayed ?? 0;
}
