import type { Actor } from '#kernel/actor.ts';
import type { Locale } from '#kernel/locale.ts';
import { clock } from '#kernel/runtime.ts';
import { toCsvFile, toXlsxFile, type DownloadFile, type Row } from '#kernel/table-file.ts';
import { toZonedText } from '#kernel/zoned-time.ts';
import {
  mostExportedCalls,
  type CallExportFormat,
  type CallFilter,
  type CallList,
  type CallsQuery,
} from '../contract.ts';
import * as store from '../store/calls.ts';

/** A page of the calls, newest first. */
export async function listCalls({ cursor, limit, ...filter }: CallsQuery): Promise<CallList> {
  const [at = '', id = ''] = cursor?.split('_') ?? [];
  const rows = await store.listCalls(filter, limit + 1, cursor === undefined ? undefined : { at, id });
  const items = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? `${last.at}_${last.id}` : null };
}

/** The newest of those asked for in a file for people. */
export async function exportCalls(actor: Actor, filter: CallFilter, format: CallExportFormat): Promise<DownloadFile> {
  const calls = await store.listCalls(filter, mostExportedCalls, undefined);
  const name = `language-models-${clock().now().toISOString().slice(0, 10)}`;
  const rows = toRows(calls, actor.locale);
  return format === 'csv' ? toCsvFile(name, rows) : toXlsxFile(name, [{ name: 'calls', rows }]);
}

const headers: Readonly<Record<Locale, readonly string[]>> = {
  ru: [
    ...['Когда', 'Поставщик', 'Модель', 'Зачем', 'Курс', 'Версия данных', 'Попытка', 'Из памяти'],
    ...['Время, мс', 'Токенов прочитано', 'Токенов написано', 'Стоимость', 'Итог', 'Код ошибки'],
  ],
  en: [
    ...['When', 'Provider', 'Model', 'Purpose', 'Course', 'Data version', 'Attempt', 'From memory'],
    ...['Time, ms', 'Tokens read', 'Tokens written', 'Cost', 'Outcome', 'Error code'],
  ],
};

/** One at a time, as they are written. */
function* toRows(calls: readonly store.CallRow[], locale: Locale): Generator<Row> {
  yield headers[locale];
  for (const call of calls) {
    yield [
      ...[
        toZonedText(call.at, clock().timeZone),
        call.provider,
        call.model,
        call.purpose,
        call.courseName ?? call.courseId,
      ],
      ...[call.dataVersion, call.attempt, call.isCached ? 1 : 0, call.durationMs, call.tokensIn, call.tokensOut],
      ...[call.cost, call.outcome, call.errorCode],
    ];
  }
}
