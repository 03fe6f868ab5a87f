import { cellText } from '../../formats/cell-text.ts';
import type { FileDecimals } from '../decimal-mark.ts';
import type { ParsedActivity } from '../../parsed-gradebook.ts';
import type { CellReading } from '../../cell-table.ts';
import { activityKind } from '../names.ts';
import { placeIn } from '../places.ts';
import { readScore } from '../read-score.ts';
import { readInstants } from '../read-time.ts';
import type { RecordedCourse } from '../records/recorded-course.ts';
import type { RecordRow, RecordSheet } from '../records/record-sheet.ts';
import { Vocabulary } from '../vocabulary.ts';
import { referred, rowsById, type Bundle, type RosterKey } from './open-bundle.ts';

type Courses = ReadonlyMap<string, RecordedCourse>;

/** The specification writes numbers with a point. */
const decimals: FileDecimals = { mark: '.', example: '7.5' };

const scoreStatuses = new Vocabulary<'done' | 'attempted' | 'not_attempted' | 'excused'>([
  ['done', 'fully graded'],
  ['attempted', 'partially graded', 'submitted'],
  ['not_attempted', 'not submitted'],
  ['excused', 'exempt'],
]);

/** A moment with its own zone, as some systems write where the specification wants a date. */
const withZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/;

/** Categories of line items, by id; from 1.2 on they have weights. */
function readCategories(bundle: Bundle): Map<string, NonNullable<ParsedActivity['counts']>> {
  const table = bundle.tables.categories;
  const rows = table ? rowsById<RosterKey<'categories'>>(bundle, table) : new Map<string, never>();
  return new Map(
    [...rows].flatMap(([id, row]) => {
      if (!table) return [];
      const weight = readNumber(bundle, table, row, 'weight', 'record.weight_not_number');
      const { title = '' } = row.texts;
      return [[id, { category: title, ...(weight !== undefined && weight >= 0 && { categoryWeight: weight }) }]];
    }),
  );
}

/** Adds the line items of a bundle to their classes. @returns the class of each */
export function readLineItems(bundle: Bundle, courses: Courses, timeZone: string): Map<string, RecordedCourse> {
  const table = bundle.tables.lineItems;
  const courseOf = new Map<string, RecordedCourse>();
  const categories = readCategories(bundle);
  const column = table?.columns.dueDate;
  const dated = table && {
    ...table,
    rows: table.rows.filter((row) => !withZone.test(cellText(row.cells[column ?? -1]))),
  };
  const readDue =
    dated && column !== undefined ? readInstants(dated, column, 'end_of_day', timeZone, bundle.issues) : undefined;
  for (const row of rowsById<RosterKey<'lineItems'>>(bundle, table).values()) {
    if (!table) break;
    const course = referred(bundle, table, row, 'class', ['classes', courses]);
    const written = column === undefined ? '' : cellText(row.cells[column]);
    const dueAt = withZone.test(written) ? new Date(written).toISOString() : readDue?.(row);
    const maximum = readNumber(bundle, table, row, 'maximum', 'record.maximum_not_number');
    if (!course) continue;
    const { id = '', title = '', category = '' } = row.texts;
    const counts = categories.get(category);
    const maxPoints = maximum !== undefined && maximum > 0 ? { maxPoints: maximum } : {};
    course.addActivity({
      key: id,
      name: title,
      kind: activityKind(title),
      ...maxPoints,
      ...(dueAt !== undefined && { dueAt }),
      ...(counts && { counts }),
    });
    courseOf.set(id, course);
  }
  return courseOf;
}

/** A cell of points; undefined when it is blank or, and reported, no number. */
function readNumber<Key extends string>(
  { issues }: Bundle,
  table: RecordSheet<Key>,
  row: RecordRow<Key>,
  key: Key,
  code: 'record.maximum_not_number' | 'record.score_not_number' | 'record.weight_not_number',
): number | undefined {
  const column = table.columns[key];
  const cell = column === undefined ? null : (row.cells[column] ?? null);
  const reading = readScore(cell, decimals);
  if (reading.kind === 'nothing') return undefined;
  if (reading.kind === 'points') return reading.value;
  const known = reading.kind === 'unreadable' && reading.code !== 'cell.unreadable_score' ? reading.code : code;
  issues.add(known, placeIn(table, { row: row.number, column, cell }), { example: decimals.example });
  return undefined;
}

function readResult(bundle: Bundle, row: RecordRow<RosterKey<'results'>>): CellReading | undefined {
  const table = bundle.tables.results;
  if (!table) return undefined;
  const score = readNumber(bundle, table, row, 'score', 'record.score_not_number');
  const { scoreStatus } = row.texts;
  const said = scoreStatus === undefined ? undefined : scoreStatuses.find(scoreStatus);
  if (scoreStatus !== undefined && !said) {
    const place = placeIn(table, { row: row.number, column: table.columns.scoreStatus, cell: scoreStatus });
    bundle.issues.add('cell.unknown_status', place, { accepted: scoreStatuses.accepted });
    return undefined;
  }
  const status = said ?? (score === undefined ? undefined : 'done');
  if (status === undefined) return undefined;
  // Systems write 0 beside what was not handed in or is exempt.
  const isNoResult = status === 'not_attempted' || status === 'excused';
  if (isNoResult && score !== undefined && score !== 0) {
    const place = placeIn(table, { row: row.number, column: table.columns.score, cell: score });
    bundle.issues.add('record.score_without_result', place, { status: scoreStatus ?? '' });
    return undefined;
  }
  return { status, ...(score !== undefined && !isNoResult && { score }) };
}

/** Adds the results of a bundle; the dates of scores are when they were given, not when the work was done. */
export function readResults(bundle: Bundle, lineItems: Courses): void {
  const table = bundle.tables.results;
  const users = new Map((bundle.tables.users?.rows ?? []).map((row) => [row.texts.id ?? '', row]));
  for (const row of rowsById<RosterKey<'results'>>(bundle, table).values()) {
    if (!table) break;
    const course = referred(bundle, table, row, 'lineItem', ['lineItems', lineItems]);
    const user = referred(bundle, table, row, 'student', ['users', users]);
    const reading = readResult(bundle, row);
    const { student = '', lineItem = '' } = row.texts;
    if (!course || !user || !reading) continue;
    const place = placeIn(table, { row: row.number, column: table.columns.student, cell: student });
    if (!course.hasStudent(student)) {
      bundle.issues.add('oneroster.result_of_other', place, { course: course.name });
      continue;
    }
    const firstRow = course.addCell(student, lineItem, row.number, reading);
    if (firstRow !== undefined) bundle.issues.add('record.repeated', place, { firstRow });
  }
}
