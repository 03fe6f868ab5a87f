import type { ParsedStudent } from '../../parsed-gradebook.ts';
import { RecordedCourse } from '../records/recorded-course.ts';
import type { RecordRow } from '../records/record-sheet.ts';
import { referred, rowsById, type Bundle, type RosterKey } from './open-bundle.ts';

type UserRow = RecordRow<RosterKey<'users'>>;

function studentOf({ texts }: UserRow): ParsedStudent {
  const { id = '', familyName, givenName, middleName, email, login } = texts;
  const name = [familyName, givenName, middleName].filter((part) => part !== undefined).join(' ');
  return {
    externalId: id,
    ...(name !== '' && { name }),
    ...(email !== undefined && { email }),
    ...(login !== undefined && { login }),
  };
}

/** The courses of a bundle: its classes, by id. Two of the same title are told apart by their code, else their id. */
function readClasses(bundle: Bundle): Map<string, RecordedCourse> {
  const rows = rowsById<RosterKey<'classes'>>(bundle, bundle.tables.classes);
  const titles = [...rows.values()].map(({ texts }) => texts.title);
  const courses = new Map<string, RecordedCourse>();
  for (const [id, { texts }] of rows) {
    const { title = '', code = id } = texts;
    const isAlone = titles.filter((other) => other === title).length === 1;
    courses.set(id, new RecordedCourse(isAlone ? title : `${title} (${code})`, { externalId: id }));
  }
  return courses;
}

/** Roles of users as version 1.2 writes them: in a table of their own, the primary one first. */
function rolesOf(bundle: Bundle, users: ReadonlyMap<string, UserRow>): Map<string, string> {
  const roles = new Map<string, string>();
  const table = bundle.tables.roles;
  for (const row of table?.rows ?? []) {
    const { user = '', role = '', roleType } = row.texts;
    if (!table || !referred(bundle, table, row, 'user', ['users', users])) continue;
    if (!roles.has(user) || roleType?.toLowerCase() === 'primary') roles.set(user, role);
  }
  return roles;
}

/** Reads classes and who is enrolled in them as a student. */
export function readRoster(bundle: Bundle): Map<string, RecordedCourse> {
  const { tables, issues } = bundle;
  const courses = readClasses(bundle);
  const users = rowsById<RosterKey<'users'>>(bundle, tables.users);
  const roles = rolesOf(bundle, users);
  const table = tables.enrollments;
  let others = 0;
  for (const row of rowsById<RosterKey<'enrollments'>>(bundle, table).values()) {
    if (!table) break;
    const course = referred(bundle, table, row, 'class', ['classes', courses]);
    const user = referred(bundle, table, row, 'user', ['users', users]);
    if (!course || !user) continue;
    const role = row.texts.role ?? roles.get(user.texts.id ?? '') ?? user.texts.role ?? '';
    if (role.toLowerCase() !== 'student') others += 1;
    else {
      const places = [
        { sheet: tables.users?.sheet ?? '', row: user.number },
        { sheet: table.sheet, row: row.number },
      ];
      course.enrol(studentOf(user), ...places);
    }
  }
  if (others > 0) issues.add('oneroster.other_roles', {}, { count: others });
  return courses;
}
