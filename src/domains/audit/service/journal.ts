import type { Actor } from '#kernel/actor.ts';
import type { Locale } from '#kernel/locale.ts';
import { clock } from '#kernel/runtime.ts';
import { getSetting } from '#kernel/settings.ts';
import { toCsvFile, toXlsxFile, type Cell, type DownloadFile, type Row } from '#kernel/table-file.ts';
import { toZonedText } from '#kernel/zoned-time.ts';
import { wordAction } from '../actions.messages.ts';
import {
  mostExportedEvents,
  type AuditEvent,
  type AuditExportFormat,
  type AuditFilter,
  type AuditList,
  type AuditPeople,
  type AuditQuery,
  type AuditSettings,
} from '../contract.ts';
import * as store from '../store/journal.ts';
import { changeSetting } from './change-setting.ts';
import { recordAudit } from './record.ts';
import { auditDays } from './retention.ts';
import { noteView } from './views.ts';

/** A page of the journal, newest first. That it was looked at is noted in it, too. */
export async function listEvents({ cursor, limit, ...filter }: AuditQuery, locale: Locale): Promise<AuditList> {
  noteView('audit.viewed', {}, {});
  const [at = '', id = ''] = cursor?.split('_') ?? [];
  const rows = await store.listEvents(filter, limit + 1, cursor === undefined ? undefined : { at, id });
  const items = rows.slice(0, limit).map((row) => toEvent(row, locale));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? `${last.at}_${last.id}` : null };
}

/** The newest of those asked for in a file for people; recorded. */
export async function exportEvents(
  actor: Actor,
  filter: AuditFilter,
  format: AuditExportFormat,
): Promise<DownloadFile> {
  const events = await store.listEvents(filter, mostExportedEvents, undefined);
  await recordAudit('audit.exported', {}, { format, rows: events.length });
  const name = `audit-${clock().now().toISOString().slice(0, 10)}`;
  const rows = toRows(events, actor.locale);
  return format === 'csv' ? toCsvFile(name, rows) : toXlsxFile(name, [{ name: 'audit', rows }]);
}

/** One at a time, as they are written: to word them all would hold up the process. */
function* toRows(events: readonly store.EventRow[], locale: Locale): Generator<Row> {
  yield headers[locale];
  for (const event of events) yield toRow(toEvent(event, locale));
}

const headers: Readonly<Record<Locale, readonly string[]>> = {
  ru: [
    'Когда',
    'Кто',
    'Каким образом',
    'Что',
    'Пользователь',
    'Студент',
    'Курс',
    'Программа',
    'Сеть',
    'Действие',
    'Подробности',
  ],
  en: [
    'When',
    'Who',
    'By which means',
    'What',
    'Person',
    'Student',
    'Course',
    'Programme',
    'Network',
    'Action',
    'Details',
  ],
};

function toRow(event: AuditEvent): Row {
  const nameOf = (thing: { id: string | number; name: string | null } | null): Cell => thing?.name ?? thing?.id ?? null;
  return [
    toZonedText(new Date(event.at), clock().timeZone),
    nameOf(event.actor),
    event.means,
    event.sentence,
    nameOf(event.user),
    nameOf(event.student),
    nameOf(event.course),
    nameOf(event.programme),
    event.network,
    event.action,
    JSON.stringify(event.details),
  ];
}

function toEvent(row: store.EventRow, locale: Locale): AuditEvent {
  return { ...row, at: row.at.toISOString(), sentence: wordAction(row.action, row.details, locale) };
}

/** Users and students to narrow the journal to; that they were looked at is noted. */
export function findPeople(search: string): Promise<AuditPeople> {
  noteView('people.viewed', {}, {});
  return store.findPeople(search);
}

export async function getSettings(): Promise<AuditSettings> {
  return { days: await getSetting(auditDays) };
}

/** Sets for how long events are kept; the next run of `operations.partitions` heeds it. */
export async function setSettings(actor: Actor, { days }: AuditSettings): Promise<AuditSettings> {
  await changeSetting(actor, auditDays, days);
  return { days };
}
