import { invitationEntrySchema, type InvitationEntry, type PersonRole, type PlannedPerson } from './contract.ts';
import type { FoundFault, InvitationIssueCode } from './invitation-issues.ts';
import { plain, type InvitationColumn, type InvitationColumns, type InvitationRow } from './invitation-table.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** Somebody whom a row names by the address or the login. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly login: string | null;
  readonly isActive: boolean;
  readonly roles: readonly PersonRole[];
  readonly courseIds: readonly number[];
  readonly programmeIds: readonly number[];
}

/** What rows may name: courses and programmes. */
export interface Scopes {
  readonly courses: readonly Named[];
  readonly programmes: readonly Named[];
}

/** Names of things become their ids; faults of a row's own cells are told. */
export function resolveRows(
  rows: readonly InvitationRow[],
  columns: InvitationColumns,
  scopes: Scopes,
): { entries: InvitationEntry[]; faults: FoundFault[] } {
  const resolved = rows.map((row) => resolveRow(row, columns, scopes));
  return {
    entries: resolved.flatMap(({ entry, faults }) => (faults.length === 0 ? [entry] : [])),
    faults: resolved.flatMap(({ faults }) => faults),
  };
}

const { name: nameSchema, email: emailSchema, login: loginSchema } = invitationEntrySchema.shape;

function resolveRow(
  row: InvitationRow,
  columns: InvitationColumns,
  scopes: Scopes,
): { entry: InvitationEntry; faults: FoundFault[] } {
  const faults: FoundFault[] = [];
  const fault = (code: InvitationIssueCode, column: InvitationColumn, value = '', params = {}): void => {
    faults.push({ code, row: row.row, column: columns[column], value, params });
  };
  const login = row.login === '' ? null : row.login;
  if (row.name === '') fault('row.name_missing', 'name');
  else if (!nameSchema.safeParse(row.name).success) fault('row.name_too_long', 'name', row.name, { max: 200 });
  if (row.email === '') fault('row.email_missing', 'email');
  else if (!emailSchema.safeParse(row.email).success) fault('row.email_wrong', 'email', row.email);
  if (!loginSchema.safeParse(login).success) fault('row.login_wrong', 'login', row.login);
  const idsOf = (names: readonly string[], among: readonly Named[], column: 'courses' | 'programmes'): number[] =>
    names.flatMap((name) => {
      const found = among.filter((one) => plain(one.name) === plain(name));
      const [only] = found;
      if (only && found.length === 1) return only.id;
      if (found.length > 1) fault('row.course_ambiguous', column, name);
      else fault(column === 'courses' ? 'row.course_unknown' : 'row.programme_unknown', column, name);
      return [];
    });
  const { name, email, roles } = row;
  const courseIds = idsOf(row.courses, scopes.courses, 'courses');
  const programmeIds = idsOf(row.programmes, scopes.programmes, 'programmes');
  return { entry: { row: row.row, name, email, login, roles: [...roles], courseIds, programmeIds }, faults };
}

/**
 * What the entries do, person by person: who is new is invited, who is known gets only what is missing. Faults are what
 * rows are to each other and to the people who are there.
 *
 * @param known everybody whom an entry names by address or login
 * @param columns where the table's columns stand, for naming them
 */
export function planEntries(
  entries: readonly InvitationEntry[],
  known: readonly KnownPerson[],
  scopes: Scopes,
  columns: InvitationColumns = {},
): { people: PlannedPerson[]; faults: FoundFault[] } {
  const byEmail = new Map(known.map((person) => [person.email, person]));
  const byLogin = new Map(known.map((person) => [person.login, person]));
  const faults: FoundFault[] = [];
  const emailRows = new Map<string, number>();
  const loginRows = new Map<string, number>();
  const people = entries.map((entry) => {
    const person = byEmail.get(entry.email);
    const fault = (code: InvitationIssueCode, column: InvitationColumn, value: string, params = {}): void => {
      faults.push({ code, row: entry.row, column: columns[column], value, params });
    };
    const sameEmail = emailRows.get(entry.email);
    if (sameEmail !== undefined) fault('row.email_twice', 'email', entry.email, { other: sameEmail });
    emailRows.set(entry.email, sameEmail ?? entry.row);
    if (entry.login !== null && !person) {
      const sameLogin = loginRows.get(entry.login);
      if (sameLogin !== undefined) fault('row.login_twice', 'login', entry.login, { other: sameLogin });
      loginRows.set(entry.login, sameLogin ?? entry.row);
      if (byLogin.has(entry.login)) fault('row.login_taken', 'login', entry.login);
    }
    if (person && !person.isActive) fault('row.access_closed', 'email', entry.email);
    const roles = [...(person?.roles ?? []), ...entry.roles];
    if (entry.courseIds.length > 0 && !roles.includes('teacher')) fault('row.course_needs_teacher', 'courses', '');
    if (entry.programmeIds.length > 0 && !roles.includes('head')) fault('row.programme_needs_head', 'programmes', '');
    return planOf(entry, person, scopes);
  });
  return { people, faults };
}

function planOf(entry: InvitationEntry, person: KnownPerson | undefined, scopes: Scopes): PlannedPerson {
  const roles = entry.roles.filter((role) => person?.roles.includes(role) !== true);
  const courses = scopes.courses.filter(
    ({ id }) => entry.courseIds.includes(id) && person?.courseIds.includes(id) !== true,
  );
  const programmes = scopes.programmes.filter(
    ({ id }) => entry.programmeIds.includes(id) && person?.programmeIds.includes(id) !== true,
  );
  const isMissing = roles.length + courses.length + programmes.length > 0;
  return {
    // Somebody known keeps the name they have.
    entry: { ...entry, name: person?.name ?? entry.name },
    action: person ? (isMissing ? 'extend' : 'keep') : 'invite',
    userId: person?.id ?? null,
    roles,
    courses: courses.map(({ id, name }) => ({ id, name })),
    programmes: programmes.map(({ id, name }) => ({ id, name })),
  };
}
