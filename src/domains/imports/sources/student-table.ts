import type { Sheet } from '../formats/workbook.ts';
import { findHeaderRow, type HeaderRow } from './header-row.ts';
import { findColumn } from './headers.ts';
import type { IssueList } from './issue-list.ts';
import type { SheetOfRows } from './places.ts';
import { readStudentRow, type StudentColumns, type StudentRow } from './student-rows.ts';

/** A sheet with one row for a student in a course, and columns of results beside those that say who and what course. */
export interface StudentTable extends SheetOfRows {
  /** Columns that say neither student nor course and are not wholly blank, from the left. */
  readonly itemColumns: readonly number[];
  readonly rows: readonly StudentRow[];
}

function findColumns(header: HeaderRow, sheet: string, issues: IssueList): StudentColumns | undefined {
  const { student, course, row } = header;
  const place = { sheet, row: header.index + 1 };
  if (student === undefined) issues.add('sheet.no_student_column', place);
  if (course === undefined) issues.add('sheet.no_course_column', place);
  if (student === undefined || course === undefined) return undefined;
  const columns: { -readonly [name in keyof StudentColumns]: StudentColumns[name] } = { student, course };
  for (const column of ['name', 'email', 'group'] as const) {
    const found = findColumn(row, column, new Set(Object.values(columns)));
    if (found !== undefined) columns[column] = found;
  }
  return columns;
}

/**
 * Reads who and what course the rows of a sheet are about; the results are the source's business. Reports a sheet
 * without the columns or the rows for it, and rows that name no student or no course.
 */
export function readStudentTable(sheet: Sheet, issues: IssueList): StudentTable | undefined {
  const header = findHeaderRow(sheet);
  const columns = header && findColumns(header, sheet.name, issues);
  if (!columns) return undefined;
  const named = { sheet: sheet.name, header: header.row, headerRow: header.index + 1 };
  const below = sheet.rows.slice(named.headerRow);
  if (below.length === 0) issues.add('sheet.no_rows', { sheet: sheet.name });
  const rows = below.flatMap((row, index) => {
    const number = named.headerRow + 1 + index;
    const read = row.length === 0 ? undefined : readStudentRow(row, number, columns, named, issues);
    return read ? [read] : [];
  });
  const used = new Set<number>(Object.values(columns));
  const all = [header.row, ...below];
  const width = all.reduce((widest, row) => Math.max(widest, row.length), 0);
  const itemColumns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !used.has(column) && all.some((row) => (row[column] ?? null) !== null),
  );
  return { ...named, itemColumns, rows };
}
