import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface AttemptCount {
  subject: string;
  /** In the current window, this one included. */
  attempts: number;
  /** Until the window ends and counting begins anew. */
  secondsLeft: number;
}

/** Counts one more attempt for each subject, in one statement, so that attempts made at once all count. */
export async function countAttempt(subjects: readonly string[], windowSeconds: number): Promise<AttemptCount[]> {
  const { rows } = await sql<AttemptCount>`
    insert into sign_in_attempt as counted (subject, attempts, window_started_at)
    -- In one order always, so that two of these never wait for each other.
    select subject, 1, now() from unnest(${[...subjects]}::text[]) as subject order by subject
    on conflict (subject) do update set
      attempts = case when ${isOver(windowSeconds)} then 1 else counted.attempts + 1 end,
      window_started_at = case when ${isOver(windowSeconds)} then now() else counted.window_started_at end
    returning subject, attempts,
      ceil(extract(epoch from window_started_at + ${seconds(windowSeconds)} - now()))::integer as "secondsLeft"
  `.execute(database());
  return rows;
}

/** Takes back an attempt that was no failure: forgets `whole` subjects, and one attempt of each `single` one. */
export async function forgetAttempts(whole: readonly string[], single: readonly string[]): Promise<void> {
  await sql`
    with forgotten as (delete from sign_in_attempt where subject = any(${[...whole]}::text[]))
    update sign_in_attempt set attempts = attempts - 1 where subject = any(${[...single]}::text[]) and attempts > 0
  `.execute(database());
}

function isOver(windowSeconds: number) {
  return sql`counted.window_started_at < now() - ${seconds(windowSeconds)}`;
}

function seconds(count: number) {
  return sql`make_interval(secs => ${count}::integer)`;
}
