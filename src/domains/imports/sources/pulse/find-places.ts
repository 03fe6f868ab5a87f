import type { IssueList } from '../issue-list.ts';
import { normalisedName } from '../names.ts';
import { placeIn } from '../places.ts';
import type { RecordedCourse } from '../records/recorded-course.ts';
import type { RecordRow, RecordSheet } from '../records/record-sheet.ts';
import { reportUnknown, type PulseBook } from './pulse-book.ts';
import type { PulseStudent } from './read-people.ts';

/** What the rows of results refer to. */
export interface PulseRegister {
  readonly book: PulseBook;
  readonly students: ReadonlyMap<string, PulseStudent>;
  readonly courses: ReadonlyMap<string, RecordedCourse>;
  readonly issues: IssueList;
}

/** The course a row names; undefined, and reported, when there is none. */
export function courseOfRow<Key extends string>(
  { book, courses, issues }: PulseRegister,
  sheet: RecordSheet<Key | 'course'>,
  row: RecordRow<Key | 'course'>,
): RecordedCourse | undefined {
  const course = courses.get(normalisedName(row.texts.course ?? ''));
  if (!course) reportUnknown(sheet, row, 'course', book.titleOf('courses'), issues);
  return course;
}

/**
 * The id of the student a row names, enrolled in the course. Without a sheet of enrolments who has a result is enrolled;
 * with one, who is not on it is an error.
 */
export function studentOfRow<Key extends string>(
  { book, students, issues }: PulseRegister,
  course: RecordedCourse | undefined,
  sheet: RecordSheet<Key | 'student'>,
  row: RecordRow<Key | 'student'>,
): string | undefined {
  const found = students.get(row.texts.student ?? '');
  if (!found) {
    reportUnknown(sheet, row, 'student', book.titleOf('students'), issues);
    return undefined;
  }
  const { externalId } = found.student;
  if (!course || course.hasStudent(externalId)) return externalId;
  if ((book.sheets.enrolments?.rows.length ?? 0) > 0) {
    const column = sheet.columns.student;
    const place = placeIn(sheet, { row: row.number, column, cell: externalId });
    issues.add('record.not_enrolled', place, { course: course.name, target: book.titleOf('enrolments') });
    return undefined;
  }
  course.enrol(found.student, { sheet: found.sheet, row: found.row });
  return externalId;
}
