import type { Actor } from '#kernel/actor.ts';
import type { Locale } from '#kernel/locale.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import { toCsvFile, toXlsxFile, type DownloadFile, type Row } from '#kernel/table-file.ts';
import { toZonedText } from '#kernel/zoned-time.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import { assertInPerson } from '#domains/identity/index.ts';
import {
  mostExportedDeliveries,
  type DeliveriesQuery,
  type DeliveryExportFormat,
  type DeliveryFigures,
  type DeliveryFilter,
  type DeliveryList,
  type KindList,
  type LoggedDelivery,
  type OwnDelivery,
} from '../contract.ts';
import * as store from '../store/log.ts';

/** A page of what was sent to whom, newest first; that it was looked at is noted. */
export async function listDeliveries(
  { locale }: Actor,
  { cursor, limit, ...filter }: DeliveriesQuery,
): Promise<DeliveryList> {
  noteView('messages.viewed', {}, {});
  const [dueAt = '', id = ''] = cursor?.split('_') ?? [];
  const rows = await store.listDeliveries(filter, limit + 1, cursor === undefined ? undefined : { dueAt, id });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toLogged(row, locale)),
    nextCursor: rows.length > limit && last ? `${last.dueAt}_${last.id}` : null,
  };
}

function toLogged(row: store.LoggedRow, locale: Locale): LoggedDelivery {
  return {
    ...toOwn(row, locale),
    person: { id: row.userId, name: row.name, login: row.login },
    attempts: row.attempts,
  };
}

function toOwn(row: Omit<store.LoggedRow, 'name' | 'login'>, locale: Locale): OwnDelivery {
  return {
    ...{ id: row.id, channel: row.channel, state: row.state, reason: row.reason },
    at: (row.sentAt ?? new Date(row.dueAt)).toISOString(),
    // Of a kind that the program no longer knows, its name.
    title: runtime().notifications.find(row.kind)?.title[locale] ?? row.kind,
  };
}

/** So many of their own a person sees. */
const mostOwn = 20;

/** What was sent to the caller, and what was not and why. @throws AppError access.in_person for a token */
export async function listOwnDeliveries(actor: Actor): Promise<{ items: OwnDelivery[] }> {
  assertInPerson(actor);
  const rows = await store.listDeliveriesOf(actor.userId, mostOwn);
  return { items: rows.map((row) => toOwn(row, actor.locale)) };
}

/** The newest of those asked for in a file for people; recorded. */
export async function exportDeliveries(
  { locale }: Actor,
  filter: DeliveryFilter,
  format: DeliveryExportFormat,
): Promise<DownloadFile> {
  const deliveries = await store.listDeliveries(filter, mostExportedDeliveries);
  await recordAudit('messages.exported', {}, { format, rows: deliveries.length });
  const name = `messages-${clock().now().toISOString().slice(0, 10)}`;
  const rows = toRows(deliveries, locale);
  return format === 'csv' ? toCsvFile(name, rows) : toXlsxFile(name, [{ name: 'messages', rows }]);
}

const headers: Readonly<Record<Locale, readonly string[]>> = {
  ru: ['Когда', 'Кому', 'Логин', 'Что', 'Вид', 'Канал', 'Состояние', 'Почему нет', 'Попыток'],
  en: ['When', 'To whom', 'Login', 'What', 'Kind', 'Channel', 'State', 'Why not', 'Attempts'],
};

/** One at a time, as they are written. */
function* toRows(deliveries: readonly store.LoggedRow[], locale: Locale): Generator<Row> {
  yield headers[locale];
  for (const row of deliveries) {
    const { at, title } = toOwn(row, locale);
    yield [
      ...[toZonedText(new Date(at), clock().timeZone), row.name, row.login, title, row.kind],
      ...[row.channel, row.state, row.reason, row.attempts],
    ];
  }
}

/** How deliveries of the last days ended, by day and channel. */
export async function getDeliveryFigures(days: number): Promise<DeliveryFigures> {
  const rows = await store.countDeliveries(days, clock().timeZone);
  const none = { sent: 0, waiting: 0, skipped: 0, failed: 0 };
  const byDay = new Map<string, DeliveryFigures['days'][number]>();
  for (const { day, channel, ...counts } of rows) {
    byDay.set(day, { ...(byDay.get(day) ?? { day, email: none, telegram: none }), [channel]: counts });
  }
  return { days: [...byDay.values()] };
}

/** All kinds of notifications there are. */
export function listKinds({ locale }: Actor): Promise<KindList> {
  const items = runtime()
    .notifications.list()
    .map(({ name, title, about, channels, isUrgent = false }) => {
      return { name, title: title[locale], about: about[locale], channels: [...channels], isUrgent };
    });
  return Promise.resolve({ items });
}
