import { cellText } from '../../formats/cell-text.ts';
import type { ParsedActivity } from '../../parsed-gradebook.ts';
import type { FileDecimals } from '../decimal-mark.ts';
import { activityKind, normalisedName } from '../names.ts';
import { placeIn } from '../places.ts';
import { readScore } from '../read-score.ts';
import { readInstants } from '../read-time.ts';
import type { RecordRow, RecordSheet } from '../records/record-sheet.ts';
import { courseOfRow, type PulseRegister } from './find-places.ts';
import { reportRepeated, type PulseKey } from './pulse-book.ts';
import { kindWords } from './words.ts';

type Sheet = RecordSheet<PulseKey<'assessments'>>;
type Row = RecordRow<PulseKey<'assessments'>>;

function kindOf(register: PulseRegister, sheet: Sheet, row: Row) {
  const { kind, assessment = '' } = row.texts;
  if (kind === undefined) return activityKind(assessment);
  const known = kindWords.find(kind);
  if (known) return known;
  const column = sheet.columns.kind;
  const place = placeIn(sheet, { row: row.number, column, cell: kind });
  register.issues.add('record.unknown_kind', place, { accepted: kindWords.accepted });
  return undefined;
}

function maximumOf(register: PulseRegister, sheet: Sheet, row: Row, decimals: FileDecimals): number | undefined {
  const column = sheet.columns.maximum;
  const cell = column === undefined ? null : (row.cells[column] ?? null);
  const reading = readScore(cell, decimals);
  if (reading.kind === 'nothing') return undefined;
  if (reading.kind === 'points' && reading.value > 0) return reading.value;
  const place = placeIn(sheet, { row: row.number, column });
  register.issues.add('record.maximum_not_number', { ...place, value: cellText(cell) });
  return undefined;
}

/** How much an activity counts; reports a weight that is no number. */
function countsOf(register: PulseRegister, sheet: Sheet, row: Row, decimals: FileDecimals): ParsedActivity['counts'] {
  const column = sheet.columns.weight;
  const cell = column === undefined ? null : (row.cells[column] ?? null);
  const reading = readScore(cell, decimals);
  const { category, topic } = row.texts;
  if (reading.kind !== 'nothing' && (reading.kind !== 'points' || reading.value < 0)) {
    const place = placeIn(sheet, { row: row.number, column });
    register.issues.add('record.weight_not_number', { ...place, value: cellText(cell) });
    return undefined;
  }
  if (reading.kind === 'nothing' && category === undefined && topic === undefined) return undefined;
  return {
    ...(reading.kind === 'points' && { weight: reading.value }),
    ...(category !== undefined && { category }),
    ...(topic !== undefined && { topic }),
  };
}

/** Adds the activities of the sheet of assessments to their courses. */
export function readAssessments(register: PulseRegister, timeZone: string, decimals: FileDecimals): void {
  const { book, issues } = register;
  const sheet = book.sheets.assessments;
  if (!sheet) return;
  const column = sheet.columns.deadline;
  const readDeadline = column === undefined ? undefined : readInstants(sheet, column, 'end_of_day', timeZone, issues);
  const rowOf = new Map<string, number>();
  for (const row of sheet.rows) {
    const course = courseOfRow(register, sheet, row);
    const kind = kindOf(register, sheet, row);
    const maxPoints = maximumOf(register, sheet, row, decimals);
    const dueAt = readDeadline?.(row);
    const counts = countsOf(register, sheet, row, decimals);
    const name = row.texts.assessment ?? '';
    if (!course || !kind) continue;
    const key = normalisedName(name);
    const first = rowOf.get(JSON.stringify([course.name, key]));
    if (first !== undefined) {
      reportRepeated(sheet, row, 'assessment', first, issues);
      continue;
    }
    rowOf.set(JSON.stringify([course.name, key]), row.number);
    const optional = {
      ...(maxPoints !== undefined && { maxPoints }),
      ...(dueAt !== undefined && { dueAt }),
      ...(counts && { counts }),
    };
    course.addActivity({ key, name, kind, ...optional });
  }
}
