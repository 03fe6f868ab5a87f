import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { transaction } from '#kernel/database/transaction.ts';
import { notify } from '#kernel/notifications/notify.ts';
import { database } from '#kernel/runtime.ts';
import type { Random } from '#kernel/seeded-random.ts';
import { setSetting } from '#kernel/settings.ts';
import { notificationSettings } from '#domains/notifications/service/settings.ts';
import { ratedLowKind } from '#domains/recommendations/notifications/rated-low.ts';
import type { SmtpForTests } from '#test/fakes/smtp/server.ts';
import { addPerson } from '#test/support/people.ts';

/** So many people are written to in turn: nobody gets more in a day than a person may. */
const readers = 60;

/** Adds the people and lets letters leave at any hour, as fast as they can. Inside the runtime. */
export async function openMailboxes(): Promise<string[]> {
  const limits = { quietHours: null, mostADay: 200, lettersPerSecond: 0, keptDays: 180 };
  await setSetting(notificationSettings, limits, null);
  const numbers = Array.from({ length: readers }, (_, index) => index + 1);
  const people = await Promise.all(numbers.map((number) => addPerson(`reader${number}`, 'teacher')));
  return people.map(({ id }) => id);
}

/**
 * Raises notifications, two at a time; while the database is away it tries again with others. Now and then the mail server
 * is busy. Inside the runtime.
 */
export function startNotifying(userIds: readonly string[], smtp: SmtpForTests, random: Random): () => Promise<void> {
  const over = new AbortController();
  let number = 0;
  const intent = () => {
    number += 1;
    const facts = { ...ratedLowKind.example('ru'), comment: markOf(number) };
    return { userId: userIds[number % userIds.length] ?? '', key: `chaos ${number}`, facts };
  };
  const loop = (async () => {
    while (!over.signal.aborted) {
      const intents = [intent(), intent()];
      // Whether they were raised when the answer is lost, the rows say.
      await transaction(() => notify(ratedLowKind, intents)).catch(() => undefined);
      smtp.refuseWith = random() < 0.1 ? 452 : undefined;
      await wait(300);
    }
  })();
  return async () => {
    over.abort();
    await loop;
    smtp.refuseWith = undefined;
  };
}

/** What tells the letter of a notification from all others. */
const markOf = (number: number): string => `chaos-${number}-chaos`;

/** Notifications that were raised, and copies that came more than once under the same Message-ID. */
export interface LetterCounts {
  readonly raised: number;
  readonly repeated: number;
}

/**
 * Whether whoever was to be told was told by one letter, which may have come twice under its Message-ID, and nobody of
 * what was not raised.
 */
export async function checkLetters(smtp: SmtpForTests): Promise<LetterCounts & { wrong: string[] }> {
  const { rows } = await sql<{ number: number; email: string; state: string; delivered: string | null }>`
    select substring(key from 7)::integer as number, account.email, notification.state, delivery.state as delivered
    from notification join user_account as account on account.id = notification.user_id
    left join notification_delivery as delivery
      on delivery.notification_id = notification.id and delivery.channel = 'email'
    where notification.kind = ${ratedLowKind.name} and key like 'chaos %'`.execute(database());
  const letters = Map.groupBy(smtp.letters, ({ text }) => Number(/chaos-(\d+)-chaos/.exec(text)?.[1] ?? 0));
  letters.delete(0);
  const raised = new Set(rows.map(({ number }) => number));
  const wrong = rows.flatMap(({ number, email, state, delivered }) => {
    const own = letters.get(number) ?? [];
    const isOne = new Set(own.map(({ messageId }) => messageId)).size === 1;
    const isHis = own.every(({ to }) => to.join() === email);
    const isTold = state === 'planned' && delivered === 'sent' && isOne && isHis;
    return isTold ? [] : [`notification ${number} is ${state}, ${String(delivered)}, in ${own.length} letters`];
  });
  for (const number of letters.keys()) {
    if (!raised.has(number)) wrong.push(`a letter came of notification ${number}, which was not raised`);
  }
  const copies = [...letters.values()].reduce((sum, own) => sum + own.length, 0);
  return { raised: raised.size, repeated: copies - letters.size, wrong };
}
