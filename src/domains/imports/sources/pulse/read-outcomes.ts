import type { IssueList } from '../issue-list.ts';
import { normalisedName } from '../names.ts';
import { placeIn } from '../places.ts';
import { readInstants } from '../read-time.ts';
import { courseOfRow, studentOfRow, type PulseRegister } from './find-places.ts';
import { reportRepeated, reportUnknown, type PulseBook } from './pulse-book.ts';
import type { PulseStudent } from './read-people.ts';
import { outcomeWords } from './words.ts';

/** Adds how students ended their courses. A date alone is the end of that day. */
export function readOutcomes(register: PulseRegister, timeZone: string): void {
  const { book, issues } = register;
  const sheet = book.sheets.outcomes;
  if (!sheet) return;
  const { outcome: column, date } = sheet.columns;
  const readDate = date === undefined ? undefined : readInstants(sheet, date, 'end_of_day', timeZone, issues);
  const rowOf = new Map<string, number>();
  for (const row of sheet.rows) {
    const course = courseOfRow(register, sheet, row);
    const student = studentOfRow(register, course, sheet, row);
    const outcome = outcomeWords.find(row.texts.outcome ?? '');
    const at = readDate?.(row);
    if (!outcome) {
      const place = placeIn(sheet, { row: row.number, column, cell: row.texts.outcome ?? '' });
      issues.add('record.unknown_outcome', place, { accepted: outcomeWords.accepted });
    }
    if (!course || student === undefined || !outcome) continue;
    const enrolment = JSON.stringify([course.name, student]);
    const first = rowOf.get(enrolment);
    if (first !== undefined) reportRepeated(sheet, row, 'student', first, issues);
    else {
      rowOf.set(enrolment, row.number);
      course.setOutcome(student, { outcome, ...(at !== undefined && { at }) });
    }
  }
}

/** The students with the attributes that the file gives them. */
export function readAttributes(
  book: PulseBook,
  students: ReadonlyMap<string, PulseStudent>,
  issues: IssueList,
): Map<string, PulseStudent> {
  const sheet = book.sheets.attributes;
  const known = new Map(students);
  const rowOf = new Map<string, number>();
  for (const row of sheet?.rows ?? []) {
    if (!sheet) break;
    const { student: id = '', attribute = '', value = '' } = row.texts;
    const found = known.get(id);
    if (!found) {
      reportUnknown(sheet, row, 'student', book.titleOf('students'), issues);
      continue;
    }
    const key = JSON.stringify([id, normalisedName(attribute)]);
    const first = rowOf.get(key);
    if (first !== undefined) reportRepeated(sheet, row, 'attribute', first, issues);
    else {
      rowOf.set(key, row.number);
      const attributes = [...(found.student.attributes ?? []), { attribute, value }];
      known.set(id, { ...found, student: { ...found.student, attributes } });
    }
  }
  return known;
}
