import type { RecordColumn } from '../records/record-columns.ts';

const id: RecordColumn = { names: ['sourcedId'], required: true };
const status: RecordColumn = { names: ['status'] };
const optional = (name: string): RecordColumn => ({ names: [name] });
const required = (name: string): RecordColumn => ({ names: [name], required: true });

/** The columns that we read of the tables of OneRoster 1.1 and 1.2 (CSV binding); other columns are left out. */
export const rosterColumns = {
  users: {
    id,
    status,
    role: optional('role'),
    givenName: optional('givenName'),
    middleName: optional('middleName'),
    familyName: optional('familyName'),
    email: optional('email'),
    login: optional('username'),
  },
  /** From 1.2 on roles stand in a table of their own. */
  roles: { id, status, user: required('userSourcedId'), roleType: optional('roleType'), role: required('role') },
  classes: { id, status, title: required('title'), code: optional('classCode') },
  enrollments: {
    id,
    status,
    class: required('classSourcedId'),
    user: required('userSourcedId'),
    role: optional('role'),
  },
  categories: { id, status, title: required('title'), weight: { names: ['weight'], isValue: true } },
  lineItems: {
    id,
    status,
    title: required('title'),
    class: required('classSourcedId'),
    category: optional('categorySourcedId'),
    dueDate: { names: ['dueDate'], isValue: true },
    maximum: { names: ['resultValueMax'], isValue: true },
  },
  results: {
    id,
    status,
    lineItem: required('lineItemSourcedId'),
    student: required('studentSourcedId'),
    scoreStatus: optional('scoreStatus'),
    score: { names: ['score'], isValue: true },
  },
} as const satisfies Record<string, Readonly<Record<string, RecordColumn>>>;

export type RosterTable = keyof typeof rosterColumns;

export const rosterTables = Object.keys(rosterColumns).filter((key): key is RosterTable =>
  Object.hasOwn(rosterColumns, key),
);

/** Tables without which there are no courses with students. */
export const neededTables: readonly RosterTable[] = ['users', 'classes', 'enrollments'];

/** Which table a sheet is by its name. */
export function rosterTableOf(name: string): RosterTable | undefined {
  return rosterTables.find((table) => table.toLowerCase() === name.trim().toLowerCase());
}

export function isManifest(name: string): boolean {
  return name.trim().toLowerCase() === 'manifest';
}
