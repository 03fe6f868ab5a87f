import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Likeness, Recognised } from '../recognise.ts';

/** A person as a file names him. */
export interface NamedPerson {
  readonly externalId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly login: string | null;
  readonly group: string | null;
}

/** Students whom the system knows by these ids, by id. */
export async function listKnown(source: string, externalIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ externalId: string; studentId: number }>`
    select external_id as "externalId", student_id as "studentId" from student_identity
    where source = ${source} and external_id = any(${[...externalIds]}::text[])`.execute(database());
  return new Map(rows.map(({ externalId, studentId }) => [externalId, studentId]));
}

/**
 * Until the open transaction ends, nobody else finds or makes students: imports of several systems may bring the same new
 * student at once. Before any course is locked.
 */
export async function lockStudents(): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pulse.students'))`.execute(database());
}

const words = (text: string) =>
  sql`array_remove(regexp_split_to_array(translate(lower(${sql.ref(text)}), 'ё', 'е'), '\\s+'), '')`;

/**
 * Known students whom people of a file resemble; one statement. An address is compared with those of students and with ids
 * that are addresses; names by their words in any order, within the group. Who has none of these resembles nobody.
 *
 * @param idStart what ids of the system begin with, where several systems share the source; else empty
 * @param people `person` may repeat, when the file says several things of one
 */
export async function listLikenesses(
  source: string,
  idStart: string,
  people: readonly (NamedPerson & { readonly person: number })[],
): Promise<Likeness[]> {
  const told = people
    .map(({ person, externalId, name, email, login, group }) => ({
      ...{ person, name, login, group },
      email: email ?? (externalId.includes('@') ? externalId : null),
    }))
    .filter(({ name, email, login, group }) => email !== null || login !== null || (name !== null && group !== null));
  if (told.length === 0) return [];
  const list = JSON.stringify(told);
  const { rows } = await sql<Likeness>`
    with incoming as (
      select * from jsonb_to_recordset(${list}::jsonb)
        as incoming (person integer, name text, email text, login text, "group" text)
    ), alike as (
      select person, student.id as student_id, 'email' as key
      from incoming join student on lower(student.email) = lower(incoming.email)
      union
      select person, student_id, 'email' from incoming cross join lateral (
        select student_id from student_identity
        where external_id in (incoming.email, lower(incoming.email)) and incoming.email like '%@%') as called
      union
      select person, student.id, 'login'
      from incoming join student on lower(student.login) = lower(incoming.login)
      union
      select person, student.id, 'name'
      from incoming join study_group on study_group.name = incoming."group"
      join student on student.group_id = study_group.id
      where least(cardinality(${words('incoming.name')}), cardinality(${words('student.name')})) > 1
        and (${words('incoming.name')} <@ ${words('student.name')}
          or ${words('incoming.name')} @> ${words('student.name')})
    )
    select person, student_id as "studentId", key, exists (
      select from student_identity where student_identity.student_id = alike.student_id and source = ${source}
        and starts_with(external_id, ${idStart})
    ) as "isOfSystem"
    from alike order by person, student_id, key`.execute(database());
  return rows;
}

/** Which of the students there are, still. */
export async function listExisting(studentIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select id from student where id = any(${[...studentIds]}::integer[])`.execute(database());
  return new Set(rows.map(({ id }) => id));
}

/** Remembers by which ids of a system people were recognised. @param externalIds by place of the person */
export async function insertIdentities(
  source: string,
  importNumber: number,
  recognised: readonly Recognised[],
  externalIds: readonly string[],
): Promise<void> {
  await sql`
    insert into student_identity (source, external_id, student_id, matched_by, import_number)
    select ${source}, found.*, ${importNumber} from unnest(
      ${recognised.map(({ person }) => externalIds[person])}::text[],
      ${recognised.map(({ studentId }) => studentId)}::integer[],
      ${recognised.map(({ by }) => by)}::text[]) as found`.execute(database());
}
