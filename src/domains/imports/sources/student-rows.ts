import type { Cell, Row } from '../formats/workbook.ts';
import type { ParsedStudent } from '../parsed-gradebook.ts';
import { isHeader } from './headers.ts';
import type { IssueList } from './issue-list.ts';
import { displayName, longestName } from './names.ts';
import { placeIn, type NamedSheet, type PlacedRow } from './places.ts';

/** One row of a sheet: a student in a course. */
export interface StudentRow extends PlacedRow {
  readonly student: ParsedStudent;
  readonly course: string;
}

/** The columns that say who and what course. */
export type StudentColumns = Readonly<Record<'student' | 'course', number>> &
  Readonly<Partial<Record<'name' | 'email' | 'group', number>>>;

/** A cell as a name or an id; undefined when it holds nothing that could be one. */
export function nameIn(cell: Cell | undefined): string | undefined {
  if (typeof cell === 'string') return displayName(cell);
  return typeof cell === 'number' && Number.isSafeInteger(cell) ? String(cell) : undefined;
}

function optionalName<Key extends string>(
  key: Key,
  row: Row,
  column: number | undefined,
): Partial<Record<Key, string>> {
  const name = column === undefined ? undefined : nameIn(row[column]);
  const named: Partial<Record<Key, string>> = {};
  if (name !== undefined) named[key] = name;
  return named;
}

/** The label of a row of totals; undefined when the row is not clearly one. */
export function totalLabel(row: Row): string | undefined {
  const first = row.find((cell) => cell !== null);
  return typeof first === 'string' && isHeader(first, 'total') ? first : undefined;
}

function reportTooLong(
  row: Row,
  number: number,
  columns: StudentColumns,
  sheet: NamedSheet,
  issues: IssueList,
): boolean {
  const tooLong = Object.values(columns).filter((column) => (nameIn(row[column]) ?? '').length > longestName);
  for (const column of tooLong) {
    issues.add('cell.too_long', placeIn(sheet, { row: number, column, cell: row[column] }), { max: longestName });
  }
  return tooLong.length > 0;
}

/**
 * Reads who and what course a row is about.
 *
 * @param number 1-based
 * @returns undefined, and reports why, when it does not say or is a row of totals
 */
export function readStudentRow(
  row: Row,
  number: number,
  columns: StudentColumns,
  sheet: NamedSheet,
  issues: IssueList,
): StudentRow | undefined {
  const total = totalLabel(row);
  if (total !== undefined) {
    issues.add('row.total_skipped', { ...placeIn(sheet, { row: number }), value: total });
    return undefined;
  }
  const studentCell = row[columns.student] ?? null;
  const externalId = nameIn(studentCell);
  const course = nameIn(row[columns.course]);
  if (externalId === undefined) {
    const code = studentCell === null ? 'row.no_student' : 'row.unreadable_student';
    issues.add(code, placeIn(sheet, { row: number, column: columns.student, cell: studentCell }));
  }
  if (course === undefined) issues.add('row.no_course', placeIn(sheet, { row: number, column: columns.course }));
  if (reportTooLong(row, number, columns, sheet, issues)) return undefined;
  if (externalId === undefined || course === undefined) return undefined;
  const student = {
    externalId,
    ...optionalName('name', row, columns.name),
    ...optionalName('email', row, columns.email),
    ...optionalName('group', row, columns.group),
  };
  return { number, student, course, cells: row };
}
