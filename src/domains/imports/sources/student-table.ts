import { cellText } from '../formats/cell-text.ts';
import { columnLetter, type Cell, type Row, type Sheet } from '../formats/workbook.ts';
import type { IssuePlace, ParsedStudent } from '../parsed-gradebook.ts';
import { findColumn, headerText, isHeader } from './headers.ts';
import type { IssueList } from './issue-list.ts';
import { displayName } from './names.ts';

/** One row of a sheet: a student in a course. */
export interface StudentRow {
  /** 1-based, as the spreadsheet shows it. */
  readonly number: number;
  readonly student: ParsedStudent;
  readonly course: string;
  readonly cells: Row;
}

/** A sheet with one row for a student in a course, and columns of results beside those that say who and what course. */
export interface StudentTable {
  readonly sheet: string;
  readonly header: Row;
  /** 1-based. */
  readonly headerRow: number;
  /** Columns that say neither student nor course and are not wholly blank, from the left. */
  readonly itemColumns: readonly number[];
  readonly rows: readonly StudentRow[];
}

/** Titles and notes may stand above the header. */
const rowsAboveHeader = 20;

interface Header {
  readonly index: number;
  readonly student: number | undefined;
  readonly course: number | undefined;
  readonly row: Row;
}

/** The row near the top that names both student and course, else one of them, else the first that says anything. */
export function findHeader(sheet: Sheet): Header | undefined {
  let best: (Header & { named: number }) | undefined;
  for (const [index, row] of sheet.rows.slice(0, rowsAboveHeader).entries()) {
    if (row.length === 0) continue;
    const student = findColumn(row, 'student', new Set());
    const course = findColumn(row, 'course', new Set());
    const named = [student, course].filter((column) => column !== undefined).length;
    if (!best || named > best.named) best = { index, student, course, row, named };
  }
  return best;
}

/** Where something stands, for an issue. */
export function placeIn(
  table: Pick<StudentTable, 'sheet' | 'header'>,
  { row, column, cell }: { row?: number; column?: number; cell?: Cell | undefined },
): IssuePlace {
  const header = column === undefined ? '' : headerText(table.header[column]);
  const value = cellText(cell);
  return {
    sheet: table.sheet,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column: columnLetter(column) + (header === '' ? '' : ` «${header}»`) }),
    ...(value === '' ? {} : { value }),
  };
}

/** A cell as a name or an id; undefined when it holds nothing that could be one. */
function nameIn(cell: Cell | undefined): string | undefined {
  if (typeof cell === 'string') return displayName(cell);
  return typeof cell === 'number' && Number.isSafeInteger(cell) ? String(cell) : undefined;
}

type Columns = Readonly<Record<'student' | 'course', number>> &
  Readonly<Partial<Record<'name' | 'email' | 'group', number>>>;

function describeStudent(externalId: string, row: Row, columns: Columns): ParsedStudent {
  const name = columns.name === undefined ? undefined : nameIn(row[columns.name]);
  const email = columns.email === undefined ? undefined : nameIn(row[columns.email]);
  const group = columns.group === undefined ? undefined : nameIn(row[columns.group]);
  return {
    externalId,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(group === undefined ? {} : { group }),
  };
}

/** The label of a row of totals; undefined when the row is not clearly one. */
function totalLabel(row: Row): string | undefined {
  const first = row.find((cell) => cell !== null);
  return typeof first === 'string' && isHeader(first, 'total') ? first : undefined;
}

function readRow(
  row: Row,
  number: number,
  columns: Columns,
  table: Pick<StudentTable, 'sheet' | 'header'>,
  issues: IssueList,
): StudentRow | undefined {
  const total = totalLabel(row);
  if (total !== undefined) {
    issues.add('row.total_skipped', { ...placeIn(table, { row: number }), value: total });
    return undefined;
  }
  const studentCell = row[columns.student] ?? null;
  const externalId = nameIn(studentCell);
  const course = nameIn(row[columns.course]);
  if (studentCell === null) {
    issues.add('row.no_student', placeIn(table, { row: number, column: columns.student }));
  } else if (externalId === undefined) {
    issues.add('row.unreadable_student', placeIn(table, { row: number, column: columns.student, cell: studentCell }));
  }
  if (course === undefined) issues.add('row.no_course', placeIn(table, { row: number, column: columns.course }));
  if (externalId === undefined || course === undefined) return undefined;
  return { number, student: describeStudent(externalId, row, columns), course, cells: row };
}

function findColumns(header: Header, table: Pick<StudentTable, 'sheet'>, issues: IssueList): Columns | undefined {
  const { student, course, row } = header;
  const place = { sheet: table.sheet, row: header.index + 1 };
  if (student === undefined) issues.add('sheet.no_student_column', place);
  if (course === undefined) issues.add('sheet.no_course_column', place);
  if (student === undefined || course === undefined) return undefined;
  const columns: { -readonly [name in keyof Columns]: Columns[name] } = { student, course };
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
  const header = findHeader(sheet);
  const columns = header && findColumns(header, { sheet: sheet.name }, issues);
  if (!columns) return undefined;
  const table = { sheet: sheet.name, header: header.row, headerRow: header.index + 1 };
  const below = sheet.rows.slice(header.index + 1);
  if (below.length === 0) issues.add('sheet.no_rows', { sheet: sheet.name });
  const rows = below.flatMap((row, index) => {
    const read = row.length === 0 ? undefined : readRow(row, header.index + 2 + index, columns, table, issues);
    return read ? [read] : [];
  });
  const used = new Set<number>(Object.values(columns));
  const width = [header.row, ...below].reduce((widest, row) => Math.max(widest, row.length), 0);
  const blank = (column: number): boolean => [header.row, ...below].every((row) => (row[column] ?? null) === null);
  const itemColumns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !used.has(column) && !blank(column),
  );
  return { ...table, itemColumns, rows };
}
