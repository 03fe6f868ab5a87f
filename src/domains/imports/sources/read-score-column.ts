import { reportBroken } from './broken-cells.ts';
import type { IssueList } from './issue-list.ts';
import type { CellReading } from '../cell-table.ts';
import type { TableItem } from './item-table.ts';
import { activityKind } from './names.ts';
import { placeIn } from './places.ts';
import { readScore, type ScoreReading } from './read-score.ts';
import type { ScoreColumn } from './score-layout.ts';
import { maximumOf, type Maxima } from './score-maximum.ts';
import type { StudentRow } from './student-rows.ts';
import type { StudentTable } from './student-table.ts';

type Value = Extract<ScoreReading, { readonly value: number }>;

function isValue(reading: ScoreReading): reading is Value {
  return reading.kind === 'points' || reading.kind === 'percent' || reading.kind === 'fraction';
}

/** Whether the cells of a column are written in one form; reports it when not, or when none can be read. */
function isOfOneForm(
  table: StudentTable,
  column: number,
  { form }: ScoreColumn,
  readings: readonly ScoreReading[],
  issues: IssueList,
): boolean {
  const said = readings.filter(({ kind }) => kind !== 'nothing');
  const cellWhere = (fits: (reading: ScoreReading) => boolean) => table.rows[readings.findIndex(fits)]?.cells[column];
  const report = (code: 'column.not_understood' | 'column.mixed_forms', fits: (reading: ScoreReading) => boolean) => {
    issues.add(code, placeIn(table, { row: table.headerRow, column, cell: cellWhere(fits) }));
    return false;
  };
  const isNoScore = (reading: ScoreReading): boolean =>
    reading.kind === 'unreadable' &&
    (reading.code === 'cell.unreadable_score' || reading.code === 'cell.implausible_score');
  if (said.length > 0 && said.every(isNoScore)) return report('column.not_understood', isNoScore);
  const isPercent = ({ kind }: ScoreReading): boolean => kind === 'percent';
  const others = readings.some((reading) => isValue(reading) && !isPercent(reading));
  if (form !== 'percent' && others && readings.some(isPercent)) return report('column.mixed_forms', isPercent);
  if (form === 'share' && readings.some(isPercent)) return report('column.mixed_forms', isPercent);
  return true;
}

/** What is odd about an activity as a whole is said once, not for each student. */
function reportOddities(
  table: StudentTable,
  column: number,
  readings: readonly ScoreReading[],
  maximum: number | undefined,
  issues: IssueList,
): void {
  const place = placeIn(table, { row: table.headerRow, column });
  if (readings.length > 0 && readings.every(({ kind }) => kind === 'nothing')) {
    issues.add('activity.no_results', place);
  }
  const letters = readings.filter(({ kind }) => kind === 'letter').length;
  if (letters > 0) issues.add('activity.letters', place, { count: letters });
  if (maximum === undefined) return;
  const above = readings.filter((reading) => isValue(reading) && reading.value > maximum).length;
  if (above > 0) issues.add('activity.scores_above_maximum', place, { count: above, maximum });
}

function resultOf(reading: ScoreReading, spec: ScoreColumn): CellReading | undefined {
  switch (reading.kind) {
    case 'nothing':
    case 'unreadable':
      return undefined;
    case 'letter':
      return { status: 'done' };
    case 'status':
      return { status: reading.status };
    case 'points':
    case 'percent':
    case 'fraction':
      return reading.value === 0 && spec.zeroIs ? { status: spec.zeroIs } : { status: 'done', score: reading.value };
  }
}

/** The times of a row; reports one that cannot be read. */
function timesOf(table: StudentTable, row: StudentRow, spec: ScoreColumn, issues: IssueList) {
  const times = spec.times?.(row.cells) ?? {};
  if (!('unreadable' in times)) return times;
  const column = times.unreadable;
  issues.add('cell.unreadable_time', placeIn(table, { row: row.number, column, cell: row.cells[column] }));
  return {};
}

/** The activity of a column of scores; undefined, and reported, when the column is not understood. */
export function readScoreColumn(
  table: StudentTable,
  column: number,
  spec: ScoreColumn,
  maxima: Maxima,
  issues: IssueList,
): TableItem | undefined {
  const readings = table.rows.map(({ cells }) => readScore(cells[column] ?? null, maxima.decimals, spec.words));
  // By number of the row: a map of a million cells takes a hundred megabytes.
  const readingAt: ScoreReading[] = [];
  for (const [index, reading] of readings.entries()) readingAt[table.rows[index]?.number ?? 0] = reading;
  if (!isOfOneForm(table, column, spec, readings, issues)) return undefined;
  const maximum = maximumOf(table, column, spec, readings, maxima, issues);
  reportOddities(table, column, readings, maximum, issues);
  return {
    name: spec.name,
    kind: activityKind(spec.name),
    columns: [column],
    ...(spec.key !== undefined && { key: spec.key }),
    ...(maximum !== undefined && { maxPoints: maximum }),
    ...(spec.counts && { counts: spec.counts }),
    read(row) {
      const reading = readingAt[row.number];
      if (reportBroken(table, row, column, issues) || !reading) return undefined;
      if (reading.kind === 'unreadable') {
        const params = { example: maxima.decimals.example };
        issues.add(reading.code, placeIn(table, { row: row.number, column, cell: row.cells[column] }), params);
      }
      const times = timesOf(table, row, spec, issues);
      const result = resultOf(reading, spec);
      // What was handed in but has no score yet is an attempt.
      if (!result) return times.completedAt === undefined ? undefined : { status: 'attempted', ...times };
      return result.status === 'not_attempted' || result.status === 'excused' ? result : { ...result, ...times };
    },
  };
}
