import { longestProgrammeName } from '#domains/roster/contract.ts';
import type { ParsedFile, ParsedStudent } from '../../parsed-gradebook.ts';
import type { IssueList } from '../issue-list.ts';
import { normalisedName } from '../names.ts';
import { placeIn } from '../places.ts';
import { RecordedCourse } from '../records/recorded-course.ts';
import type { RecordSheet } from '../records/record-sheet.ts';
import { reportSimilarIds } from '../similar-ids.ts';
import { reportRepeated, reportUnknown, rowsByName, type PulseBook, type PulseKey } from './pulse-book.ts';

/** A student of the template and the row about him. */
export interface PulseStudent {
  readonly student: ParsedStudent;
  readonly sheet: string;
  readonly row: number;
}

/** Reports rows that name what a sheet does not have; a sheet that is empty or absent has everything. */
function checkNames<Key extends string>(
  sheet: RecordSheet<Key> | undefined,
  key: Key,
  known: ReadonlyMap<string, unknown>,
  target: string,
  issues: IssueList,
): void {
  if (known.size === 0) return;
  for (const row of sheet?.rows ?? []) {
    const name = row.texts[key];
    if (sheet && name !== undefined && !known.has(normalisedName(name))) reportUnknown(sheet, row, key, target, issues);
  }
}

/** The students of the template, by id to the letter; checks their groups and the programmes of groups and courses. */
export function readPulseStudents(book: PulseBook, issues: IssueList): Map<string, PulseStudent> {
  const { sheets } = book;
  const { students, groups, courses } = sheets;
  const programmes = rowsByName(sheets.programmes, 'programme', issues);
  checkNames(students, 'group', rowsByName(groups, 'group', issues), book.titleOf('groups'), issues);
  checkNames(groups, 'programme', programmes, book.titleOf('programmes'), issues);
  checkNames(courses, 'programme', programmes, book.titleOf('programmes'), issues);
  const rows = rowsByName<PulseKey<'students'>>(students, 'student', issues, (id) => id);
  if (students) reportSimilarIds(students, students.columns.student, ({ texts }) => texts.student ?? '', issues);
  const found = new Map<string, PulseStudent>();
  for (const [externalId, { texts, number }] of rows) {
    const { name, email, group } = texts;
    const student: ParsedStudent = {
      externalId,
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(group !== undefined && { group }),
    };
    found.set(externalId, { student, sheet: students?.sheet ?? '', row: number });
  }
  return found;
}

/** The programmes the template names on any of its sheets, and the groups it puts into them. */
export function readPulseProgrammes({ sheets }: PulseBook, issues: IssueList): ParsedFile['programmes'] {
  const names = new Map<string, string>();
  for (const sheet of [sheets.programmes, sheets.groups, sheets.courses]) {
    for (const row of sheet?.rows ?? []) {
      const { programme } = row.texts;
      if (!sheet || programme === undefined || names.has(normalisedName(programme))) continue;
      names.set(normalisedName(programme), programme);
      if (programme.length <= longestProgrammeName) continue;
      const place = placeIn(sheet, { row: row.number, column: sheet.columns.programme, cell: programme });
      issues.add('cell.too_long', place, { max: longestProgrammeName });
    }
  }
  if (names.size === 0) return undefined;
  const groups = (sheets.groups?.rows ?? []).flatMap(({ texts: { group = '', programme } }) =>
    programme === undefined ? [] : [{ group, programme }],
  );
  return { names: [...names.values()], groups };
}

/** The courses of the template with those enrolled, by name. */
export function readPulseCourses(
  book: PulseBook,
  students: ReadonlyMap<string, PulseStudent>,
  issues: IssueList,
): Map<string, RecordedCourse> {
  const { sheets } = book;
  const courses = new Map<string, RecordedCourse>();
  for (const [key, { texts }] of rowsByName<PulseKey<'courses'>>(sheets.courses, 'course', issues)) {
    const { programme } = texts;
    courses.set(key, new RecordedCourse(texts.course ?? '', { ...(programme !== undefined && { programme }) }));
  }
  const sheet = sheets.enrolments;
  const rowOfEnrolment = new Map<string, number>();
  for (const row of sheet?.rows ?? []) {
    const course = courses.get(normalisedName(row.texts.course ?? ''));
    const student = students.get(row.texts.student ?? '');
    if (!sheet) break;
    if (!course) reportUnknown(sheet, row, 'course', book.titleOf('courses'), issues);
    if (!student) reportUnknown(sheet, row, 'student', book.titleOf('students'), issues);
    if (!course || !student) continue;
    const enrolment = JSON.stringify([course.name, student.student.externalId]);
    const first = rowOfEnrolment.get(enrolment);
    if (first !== undefined) reportRepeated(sheet, row, 'student', first, issues);
    else rowOfEnrolment.set(enrolment, row.number);
    const place = { sheet: student.sheet, row: student.row };
    if (first === undefined) course.enrol(student.student, place, { sheet: sheet.sheet, row: row.number });
  }
  return courses;
}
