import type { Actor } from '#kernel/actor.ts';
import type { Locale } from '#kernel/locale.ts';
import { clock } from '#kernel/runtime.ts';
import { toCsvFile, type DownloadFile, type Row } from '#kernel/table-file.ts';
import type { AdviceQuality, QualityFigures, QualityQuery } from '../quality/contract.ts';
import { withoutFewRatings } from '../quality/suppress.ts';
import * as store from '../store/quality.ts';
import { listCourseIds } from './course-access.ts';

/** How good what is advised is, in the courses that the actor may read. */
export async function getQuality(actor: Actor, query: QualityQuery): Promise<AdviceQuality> {
  const courseIds = await listCourseIds(actor, query.courseId);
  const rows = await listRows(courseIds, query.days);
  const of = (by: store.QualityRow['by']) => rows.filter((row) => row.by === by);
  return {
    all: of('all').at(0) ?? nothing,
    byKind: of('kind'),
    byOrigin: of('origin'),
    byWeek: of('week'),
    reasons: await store.countReasons(courseIds, query.days),
  };
}

/** The same groups as a file. */
export async function exportQuality(actor: Actor, query: QualityQuery): Promise<DownloadFile> {
  const rows = await listRows(await listCourseIds(actor, query.courseId), query.days);
  const name = `advice-quality-${clock().now().toISOString().slice(0, 10)}`;
  return toCsvFile(name, [headers[actor.locale], ...rows.map(toRow)]);
}

async function listRows(courseIds: readonly number[], days: number): Promise<store.QualityRow[]> {
  return (await store.countQuality(courseIds, days, clock().timeZone)).map(withoutFewRatings);
}

const nothing: QualityFigures = {
  ...{ composed: 0, waiting: 0, unchanged: 0, edited: 0, rejected: 0, outdated: 0, returned: 0 },
  ...{ hoursToDecision: null, items: 0, itemsDone: 0, zoneBetter: 0, zoneSame: 0, zoneWorse: 0 },
  ...{ ratings: 0, meanStars: null, stars: null },
};

const headers: Readonly<Record<Locale, readonly string[]>> = {
  ru: [
    ...['По', 'Вид', 'Кто составил', 'Модель', 'Версия запроса', 'Неделя', 'Составлено', 'Ждут проверки'],
    ...['Одобрено без правок', 'Одобрено с правками', 'Отклонено', 'Устарело', 'Возвращено студентами'],
    ...['Часов до решения', 'Пунктов', 'Выполнено пунктов', 'Зона лучше', 'Зона та же', 'Зона хуже'],
    ...['Оценок', 'Средняя оценка', '1', '2', '3', '4', '5'],
  ],
  en: [
    ...['By', 'Kind', 'Written by', 'Model', 'Prompt version', 'Week', 'Composed', 'To check'],
    ...['Approved unchanged', 'Approved with changes', 'Rejected', 'Outdated', 'Brought back by students'],
    ...['Hours to decision', 'Items', 'Items done', 'Zone better', 'Zone the same', 'Zone worse'],
    ...['Ratings', 'Mean stars', '1', '2', '3', '4', '5'],
  ],
};

function toRow(row: store.QualityRow): Row {
  return [
    ...[row.by, row.kind, row.composer, row.model, row.promptVersion, row.week, row.composed, row.waiting],
    ...[row.unchanged, row.edited, row.rejected, row.outdated, row.returned, row.hoursToDecision, row.items],
    ...[row.itemsDone, row.zoneBetter, row.zoneSame, row.zoneWorse, row.ratings, row.meanStars],
    ...(row.stars ?? [null, null, null, null, null]),
  ];
}
