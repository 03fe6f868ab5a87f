import { sql } from 'kysely';
import type { NotificationKind, NotificationWords } from '#kernel/notifications/define-notification.ts';
import { locales } from '#kernel/locale.ts';
import { database } from '#kernel/runtime.ts';

/** A notification that was raised. */
export interface RaisedRow {
  readonly userId: string;
  readonly kind: string;
  readonly key: string;
  readonly facts: unknown;
}

/** What was raised of a kind, or of all, in order. */
export async function listRaised(kind?: string): Promise<RaisedRow[]> {
  const { rows } = await sql<RaisedRow>`
    select user_id as "userId", kind, key, facts from notification
    where ${kind ?? null}::text is null or kind = ${kind ?? null} order by created_at, id`.execute(database());
  return rows;
}

/** The words of a kind about facts in every language, as one text each. */
export function textsOf<Facts>(kind: NotificationKind<Facts>, facts: Facts): string[] {
  return locales.map((locale) => toText(kind.words(facts, { name: 'Анна', locale, timeZone: 'Europe/Moscow' })));
}

function toText({ subject, paragraphs, lists = [], action }: NotificationWords): string {
  const listed = lists.flatMap(({ title = '', items }) => [
    title,
    ...items.map(({ text, detail = '', path = '' }) => `${text} ${detail} ${path}`),
  ]);
  return [subject, ...paragraphs, ...listed, action ? `${action.text} ${action.path}` : ''].join('\n');
}
