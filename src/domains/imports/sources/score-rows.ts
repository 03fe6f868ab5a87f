import { cellText } from '../formats/cell-text.ts';
import type { Cell, Row, Sheet } from '../formats/workbook.ts';
import type { IssueList } from './issue-list.ts';
import { displayName, longestName } from './names.ts';
import { placeIn } from './places.ts';
import { reportSimilarIds } from './similar-ids.ts';
import type { LayoutColumns, ScoreLayout } from './score-layout.ts';
import type { FoundHeader } from './score-table.ts';
import type { StudentRow } from './student-rows.ts';
import type { StudentTable } from './student-table.ts';

/** The students of a sheet of scores, and the row with the most points of each column. */
export interface ScoreRows {
  readonly table: StudentTable;
  readonly maximum: Row | undefined;
}

type KnownColumns = LayoutColumns & { readonly id: number };

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' || typeof cell === 'number' ? displayName(cellText(cell)) : '';
}

/** `Иванов, Иван` is how some systems sort names; family name first is how ours are written. */
function nameOf(row: Row, columns: readonly number[]): string {
  const parts = columns.map((column) => textOf(row[column])).filter((part) => part !== '');
  return parts.join(' ').replace(/^([^,]+), ?([^,]+)$/, '$1 $2');
}

/** Logins have no blanks: what has, got there from the column beside it. */
const loginIn = (text: string): string => (/\s/.test(text) ? '' : text);

function readStudent(
  row: Row,
  number: number,
  columns: KnownColumns,
  layout: ScoreLayout,
  sheet: StudentTable,
  issues: IssueList,
): StudentRow['student'] | undefined {
  const cell = row[columns.id] ?? null;
  const plain = (text: string): string => layout.plainId?.(text) ?? text;
  const externalId = plain(textOf(cell));
  if (externalId === '') {
    const code = cell === null ? 'row.no_student' : 'row.unreadable_student';
    issues.add(code, placeIn(sheet, { row: number, column: columns.id, cell }));
    return undefined;
  }
  const name = nameOf(row, columns.names);
  const email = columns.email === undefined ? '' : textOf(row[columns.email]);
  const login = columns.login === undefined ? '' : loginIn(plain(textOf(row[columns.login])));
  const tooLong = [externalId, name, email, login].find((part) => part.length > longestName);
  if (tooLong !== undefined) {
    issues.add('cell.too_long', { sheet: sheet.sheet, row: number, value: tooLong }, { max: longestName });
    return undefined;
  }
  return {
    externalId,
    ...(name !== '' && { name }),
    ...(email !== '' && { email }),
    ...(login !== '' && { login }),
  };
}

/** Reads the rows below the header of a sheet. Says which rows are no students and left out. */
export function readScoreRows(
  sheet: Sheet,
  { index, headers, below }: FoundHeader,
  columns: KnownColumns,
  layout: ScoreLayout,
  course: string,
  issues: IssueList,
): ScoreRows {
  const named = { sheet: sheet.name, header: headers, headerRow: index + 1, itemColumns: [] };
  const rows: StudentRow[] = [];
  let maximum: Row | undefined;
  for (const [offset, row] of below.entries()) {
    if (row.length === 0) continue;
    const number = named.headerRow + 1 + offset;
    const kind = layout.kindOf?.(row, columns) ?? 'student';
    if (kind === 'maximum') maximum = row;
    else if (kind === 'test') {
      issues.add('row.test_student_skipped', { sheet: sheet.name, row: number, value: nameOf(row, columns.names) });
    } else if (kind === 'student') {
      const student = readStudent(row, number, columns, layout, { ...named, rows }, issues);
      if (student) rows.push({ number, student, course, cells: row });
    }
  }
  if (rows.length === 0) issues.add('sheet.no_rows', { sheet: sheet.name });
  const table = { ...named, rows };
  reportSimilarIds(table, columns.id, (row) => row.student.externalId, issues);
  return { table, maximum };
}
