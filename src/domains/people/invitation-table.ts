import { mostInvited, type PersonRole } from './contract.ts';
import type { FoundFault } from './invitation-issues.ts';

const columnNames = {
  name: ['имя', 'фио', 'name', 'full name'],
  email: ['почта', 'e-mail', 'email', 'электронная почта', 'адрес', 'адрес почты', 'e-mail address', 'email address'],
  login: ['логин', 'login', 'username'],
  roles: ['роль', 'роли', 'role', 'roles'],
  courses: ['курс', 'курсы', 'course', 'courses'],
  programmes: ['программа', 'программы', 'programme', 'programmes', 'program', 'programs'],
} as const satisfies Record<string, readonly string[]>;

export type InvitationColumn = keyof typeof columnNames;
/** Where the columns stand, 0-based. */
export type InvitationColumns = Partial<Record<InvitationColumn, number>>;

const roleNames: ReadonlyMap<string, PersonRole> = new Map([
  ['студент', 'student'],
  ['student', 'student'],
  ['преподаватель', 'teacher'],
  ['teacher', 'teacher'],
  ['роп', 'head'],
  ['руководитель', 'head'],
  ['руководитель программы', 'head'],
  ['head', 'head'],
  ['programme head', 'head'],
  ['program head', 'head'],
  ['оператор', 'operator'],
  ['оператор данных', 'operator'],
  ['operator', 'operator'],
  ['data operator', 'operator'],
  ['администратор', 'administrator'],
  ['administrator', 'administrator'],
  ['admin', 'administrator'],
]);

/** A row as it stands in the table, split at its separators. */
export interface InvitationRow {
  /** 1-based, as the spreadsheet shows it. */
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly login: string;
  readonly roles: readonly PersonRole[];
  readonly courses: readonly string[];
  readonly programmes: readonly string[];
}

export interface InvitationTable {
  readonly columns: InvitationColumns;
  /** The cells of the header, for naming a column. */
  readonly header: readonly string[];
  readonly rows: readonly InvitationRow[];
  readonly faults: readonly FoundFault[];
}

/** Understands the cells of a table of people: which column is which, what each row says. */
export function readInvitationTable(cells: readonly (readonly string[])[]): InvitationTable {
  const headerAt = cells.findIndex((row) => row.some((cell) => cell !== ''));
  const header = cells[headerAt] ?? [];
  const { columns, faults } = findColumns(header);
  const nothing = { columns, header, rows: [] };
  if (columns.name === undefined || columns.email === undefined) {
    return { ...nothing, faults: [...faults, { code: 'table.no_header' }] };
  }
  const filled = cells
    .map((row, index) => ({ row, number: index + 1 }))
    .filter(({ row, number }) => number > headerAt + 1 && row.some((cell) => cell !== ''));
  if (filled.length === 0) return { ...nothing, faults: [...faults, { code: 'table.no_rows' }] };
  if (filled.length > mostInvited) {
    return { ...nothing, faults: [...faults, { code: 'table.too_many_rows', params: { max: mostInvited } }] };
  }
  const read = filled.map(({ row, number }) => readRow(row, number, columns));
  return {
    columns,
    header,
    rows: read.map(({ entry }) => entry),
    faults: [...faults, ...read.flatMap((one) => one.faults)],
  };
}

function findColumns(header: readonly string[]): { columns: InvitationColumns; faults: FoundFault[] } {
  const columns: InvitationColumns = {};
  const faults: FoundFault[] = [];
  for (const [index, cell] of header.entries()) {
    const text = plain(cell).replace(/\s*[(:*].*$/, '');
    const column = names.find((one) => columnNames[one].some((name) => name === text));
    if (column === undefined) continue;
    if (columns[column] !== undefined) faults.push({ code: 'table.column_twice', column: index, value: cell });
    columns[column] ??= index;
  }
  return { columns, faults };
}

const names = ['name', 'email', 'login', 'roles', 'courses', 'programmes'] as const satisfies InvitationColumn[];

function readRow(
  row: readonly string[],
  number: number,
  columns: InvitationColumns,
): { entry: InvitationRow; faults: FoundFault[] } {
  const cell = (column: InvitationColumn): string => row[columns[column] ?? -1] ?? '';
  const roles = partsOf(cell('roles'), /[,;/\n]/);
  const known = roles.flatMap((role) => roleNames.get(plain(role)) ?? []);
  const faults = roles
    .filter((role) => !roleNames.has(plain(role)))
    .map((value) => ({ code: 'row.role_unknown' as const, row: number, column: columns.roles, value }));
  const entry = {
    row: number,
    name: cell('name').replaceAll(/\s+/g, ' '),
    email: cell('email').toLowerCase(),
    login: cell('login').toLowerCase(),
    roles: [...new Set(known)],
    // Names of courses hold commas.
    courses: partsOf(cell('courses'), /[;\n]/),
    programmes: partsOf(cell('programmes'), /[;\n]/),
  };
  return { entry, faults };
}

function partsOf(text: string, separator: RegExp): string[] {
  const parts = text.split(separator).map((part) => part.trim().replaceAll(/\s+/g, ' '));
  return [...new Set(parts)].filter((part) => part !== '');
}

/** As names are compared: case, ё and blanks aside. */
export function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim();
}
