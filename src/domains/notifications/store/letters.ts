import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface NewOutboxLetter {
  /** Of the delivery. */
  readonly id: string;
  readonly userId: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Keeps a letter for administrators to read, where there is no mail server. */
export async function insertOutboxLetter(letter: NewOutboxLetter): Promise<void> {
  await sql`
    insert into outbox_letter (id, user_id, address, subject, plain, html)
    values (${letter.id}, ${letter.userId}, ${letter.address}, ${letter.subject}, ${letter.text}, ${letter.html})
    on conflict (id) do nothing`.execute(database());
}

/**
 * Takes the next moment at which a letter may leave for a mail domain, over all processes.
 *
 * @param perSecond letters that may leave in a second
 * @returns milliseconds until then; 0: now
 */
export async function takeTurn(domain: string, perSecond: number): Promise<number> {
  const { rows } = await sql<{ wait: number }>`
    insert into letter_pace as pace (domain, next_at)
    values (${domain}, clock_timestamp() + make_interval(secs => ${1 / perSecond}))
    on conflict (domain) do update
      set next_at = greatest(pace.next_at, clock_timestamp()) + make_interval(secs => ${1 / perSecond})
    returning greatest(0,
      extract(epoch from next_at - make_interval(secs => ${1 / perSecond}) - clock_timestamp()) * 1000
    )::float8 as wait`.execute(database());
  return rows.at(0)?.wait ?? 0;
}
