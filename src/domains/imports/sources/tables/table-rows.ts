import { cellText } from '../../formats/cell-text.ts';
import type { Cell, Row } from '../../formats/workbook.ts';
import type { IssueCode } from '../../issue-codes.ts';
import type { IssueList } from '../issue-list.ts';
import { displayName, longestName } from '../names.ts';
import { placeIn } from '../places.ts';
import { reportSimilarIds } from '../similar-ids.ts';
import { totalLabel, type StudentRow } from '../student-rows.ts';
import type { StudentTable } from '../student-table.ts';
import { columnMeant, columnsMeant } from './decided-column.ts';
import { isLongTable, type FoundTable } from './find-table.ts';

/** The students of a table, and the row with the most points of its columns. */
export interface TableRows {
  readonly table: StudentTable;
  readonly maximum: Row | undefined;
}

/** The columns that say who and what course a row is about. */
interface WhoColumns {
  readonly id: number;
  readonly isName: boolean;
  readonly names: readonly number[];
  readonly email: number | undefined;
  readonly group: number | undefined;
  readonly course: number | undefined;
}

const maximumLabel =
  /^(?:макс(?:имум|имальный балл|\.? балл\p{L}*|\.)?|max(?:imum)?(?: points| score)?|points possible)\s*:?$/iu;

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' || typeof cell === 'number' ? displayName(cellText(cell)) : '';
}

function whoColumns({ columns }: FoundTable): WhoColumns | undefined {
  const one = columnMeant(columns, 'name');
  const parts = (['family_name', 'given_name', 'middle_name'] as const).flatMap(
    (meaning) => columnMeant(columns, meaning) ?? [],
  );
  const names = one === undefined ? parts : [one];
  const email = columnMeant(columns, 'email');
  const given = columnMeant(columns, 'student') ?? email;
  const id = given ?? names.at(0);
  if (id === undefined) return undefined;
  const isName = given === undefined;
  return { id, isName, names, email, group: columnMeant(columns, 'group'), course: columnMeant(columns, 'course') };
}

/** `Иванов, Иван` as `Иванов Иван`: family name first is how ours are written. */
function nameOf(row: Row, names: readonly number[]): string {
  const parts = names.map((column) => textOf(row[column])).filter((part) => part !== '');
  return parts.join(' ').replace(/^([^,]+), ?([^,]+)$/, '$1 $2');
}

/** A name tells people apart within a group at most, and without groups within a course. */
function idOfName(name: string, within: string): string {
  return `${name} · ${within}`.toLowerCase().replaceAll('ё', 'е');
}

interface Fault {
  readonly code: Extract<IssueCode, `row.${string}` | 'cell.too_long'>;
  readonly column: number;
}

/** Why a row does not say who and what course it is about; undefined when it does. */
function faultOf(row: Row, who: WhoColumns): Fault | undefined {
  const text = textOf(row[who.id]);
  const isBlank = (column: number | undefined): column is number => column !== undefined && textOf(row[column]) === '';
  if (text === '') {
    return { code: (row[who.id] ?? null) === null ? 'row.no_student' : 'row.unreadable_student', column: who.id };
  }
  if (who.isName && !/^\D*\p{L}\D*$/u.test(text)) return { code: 'row.not_a_name', column: who.id };
  if (isBlank(who.course)) return { code: 'row.no_course', column: who.course };
  if (who.isName && isBlank(who.group)) return { code: 'row.no_group', column: who.group };
  const all = [who.id, ...who.names, who.email, who.group, who.course].filter((column) => column !== undefined);
  const tooLong = all.find((column) => textOf(row[column]).length > longestName);
  return tooLong === undefined ? undefined : { code: 'cell.too_long', column: tooLong };
}

/** Reads who and what course a row is about; undefined, and reported, when it does not say. */
function readRow(
  row: Row,
  number: number,
  who: WhoColumns,
  course: string,
  sheet: StudentTable,
  issues: IssueList,
): StudentRow | undefined {
  const fault = faultOf(row, who);
  if (fault) {
    const place = placeIn(sheet, { row: number, column: fault.column, cell: row[fault.column] });
    issues.add(fault.code, place, fault.code === 'cell.too_long' ? { max: longestName } : {});
    return undefined;
  }
  const textAt = (column: number | undefined): string => (column === undefined ? '' : textOf(row[column]));
  const name = nameOf(row, who.names);
  const email = textAt(who.email);
  const group = textAt(who.group);
  const ofRow = who.course === undefined ? course : textAt(who.course);
  const externalId = who.isName ? idOfName(name, group === '' ? ofRow : group) : textAt(who.id);
  if (externalId.length > longestName || name.length > longestName) {
    const place = placeIn(sheet, { row: number, column: who.id, cell: row[who.id] });
    issues.add('cell.too_long', place, { max: longestName });
    return undefined;
  }
  const optional = { ...(name !== '' && { name }), ...(email !== '' && { email }), ...(group !== '' && { group }) };
  return { number, course: ofRow, cells: row, student: { externalId, ...optional } };
}

/** Two rows of one name are two people or one; nothing in the table tells. */
function reportSameNames(table: StudentTable, { id }: WhoColumns, issues: IssueList): void {
  const seen = new Map<string, number>();
  for (const { student, number, cells, course } of table.rows) {
    const key = `${student.externalId}\n${course}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, number);
    else issues.add('row.same_name', placeIn(table, { row: number, column: id, cell: cells[id] }), { firstRow: first });
  }
}

/**
 * Reads the rows of a table: students, or results of students.
 *
 * @param course of the rows of a table that has no column for it
 */
export function readTableRows(found: FoundTable, course: string, issues: IssueList): TableRows | undefined {
  const { sheet, index, headers, below, columns } = found;
  const who = whoColumns(found);
  const named = { sheet: sheet.name, header: headers, headerRow: index + 1, itemColumns: [] };
  if (!who) {
    issues.add('table.no_person', { sheet: sheet.name, row: named.headerRow });
    return undefined;
  }
  const rows: StudentRow[] = [];
  let maximum: Row | undefined;
  for (const [offset, row] of below.entries()) {
    const number = named.headerRow + 1 + offset;
    // What is left out does not make a row: a column of numbers often goes on below the last student.
    if (!columns.some(({ meaning }, column) => meaning !== 'ignore' && (row[column] ?? null) !== null)) continue;
    const label = totalLabel(row);
    const isMaximum = columnsMeant(columns, 'student', 'email', 'name', 'family_name').some((column) =>
      maximumLabel.test(textOf(row[column])),
    );
    if (isMaximum) maximum = row;
    else if (label !== undefined) issues.add('row.total_skipped', { sheet: sheet.name, row: number, value: label });
    else {
      const read = readRow(row, number, who, course, { ...named, rows }, issues);
      if (read) rows.push(read);
    }
  }
  if (rows.length === 0) issues.add('sheet.no_rows', { sheet: sheet.name });
  const table = { ...named, rows };
  if (!who.isName) reportSimilarIds(table, who.id, (row) => row.student.externalId, issues);
  else {
    if (rows.length > 0) issues.add('table.known_by_name', { sheet: sheet.name });
    if (!isLongTable(found)) reportSameNames(table, who, issues);
  }
  return { table, maximum };
}
