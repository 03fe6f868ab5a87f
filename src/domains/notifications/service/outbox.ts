import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { releaseAddress } from '#kernel/letters/stopped-addresses.ts';
import { runtime } from '#kernel/runtime.ts';
import type { Locale } from '#kernel/locale.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import {
  mostStoppedAddresses,
  type Outbox,
  type OutboxItem,
  type OutboxLetter,
  type OutboxQuery,
  type StoppedAddresses,
} from '../outbox/contract.ts';
import * as store from '../store/outbox.ts';

/** Letters that would have been sent were there a mail server, newest first; that they were looked at is noted. */
export async function listOutbox({ locale }: Actor, { cursor, limit }: OutboxQuery): Promise<Outbox> {
  noteView('messages.viewed', {}, {});
  const [createdAt = '', id = ''] = cursor?.split('_') ?? [];
  const rows = await store.listLetters(limit + 1, cursor === undefined ? undefined : { createdAt, id });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toItem(row, locale)),
    nextCursor: rows.length > limit && last ? `${last.createdAt}_${last.id}` : null,
    hasMailServer: runtime().mailer !== undefined,
  };
}

/** One of them as its person would see it; noted as a look at that person's letters. @throws AppError notification.letter_not_found */
export async function getOutboxLetter({ locale }: Actor, id: string): Promise<OutboxLetter> {
  const row = await store.findLetter(id);
  if (!row) throw new AppError('notification.letter_not_found');
  noteView('letter.viewed', { userId: row.userId }, {});
  return { ...toItem(row, locale), text: row.text, html: row.html };
}

function toItem(
  { id, createdAt, kind, subject, address, userId, name, login }: store.OutboxRow,
  locale: Locale,
): OutboxItem {
  const title = runtime().notifications.find(kind)?.title[locale] ?? kind;
  return { id, at: createdAt, title, subject, address, person: { id: userId, name, login } };
}

/** Addresses that letters came back from, the last first; that they were looked at is noted. */
export async function listStoppedAddresses(): Promise<StoppedAddresses> {
  noteView('messages.viewed', {}, {});
  const rows = await store.listStoppedAddresses(mostStoppedAddresses);
  return {
    items: rows.map(({ userId, name, login, since, ...row }) => ({
      ...{ address: row.address, code: row.code, detail: row.detail, since: since.toISOString() },
      person: { id: userId, name, login },
    })),
  };
}

/** The person is written to again; recorded. It is no fault when the address was not stopped. */
export async function resumeLetters(userId: string): Promise<void> {
  await transaction(async () => {
    if (await releaseAddress(userId)) await recordAudit('address.released', { userId }, {});
  });
}
