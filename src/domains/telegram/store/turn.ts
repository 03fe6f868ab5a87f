import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Seconds after which another process may take the turn of one that shows no life. */
export const turnSeconds = 6;

/** Takes the turn to speak with Telegram, or keeps it. @returns whether it is the holder's now */
export async function takeTurn(holder: string): Promise<boolean> {
  const { rows } = await sql`
    insert into telegram_poller as poller (holder, held_until)
    values (${holder}, now() + make_interval(secs => ${turnSeconds}::integer))
    on conflict (is_only) do update set holder = excluded.holder, held_until = excluded.held_until
      where poller.holder = ${holder} or poller.held_until < now()
    returning holder`.execute(database());
  return rows.length > 0;
}

/** Lets another process take the turn at once. */
export async function giveUpTurn(holder: string): Promise<void> {
  await sql`
    update telegram_poller set holder = null, held_until = '-infinity' where holder = ${holder}`.execute(database());
}

/**
 * The first update that was not taken over yet. After a silent week Telegram may begin to count anywhere, also below:
 * after six days all are asked for, of which there are then none that were taken over.
 */
export async function findNextUpdate(): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select case when moved_at > now() - interval '6 days' then next_update else 0 end::double precision as next
    from telegram_poller`.execute(database());
  return rows.at(0)?.next ?? 0;
}

/** Notes up to where updates were taken over. @returns false when the turn is another's by now */
export async function setNextUpdate(holder: string, next: number): Promise<boolean> {
  const { rows } = await sql`
    update telegram_poller set next_update = ${next}, moved_at = now()
    where holder = ${holder} and held_until > now() returning holder`.execute(database());
  return rows.length > 0;
}
