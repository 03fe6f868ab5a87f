import { sql, type RawBuilder } from 'kysely';
import { arrayBytes } from '#kernel/database/array-bytes.ts';
import { database } from '#kernel/runtime.ts';
import { lockStudents } from './identities.ts';

export interface IncomingStudent {
  externalId: string;
  name: string | null;
  email: string | null;
  login?: string | null;
  group: string | null;
}

interface StudentFacts {
  name: string | null;
  email: string | null;
  login: string | null;
  group_id: number | null;
  group: string | null;
}

/** A student whose name, e-mail, login or group a file has altered. */
export interface AlteredStudent {
  id: number;
  before: StudentFacts;
  after: StudentFacts;
}

export interface UpsertedStudents {
  ids: number[];
  /** Those nobody had named before. */
  made: number[];
  altered: AlteredStudent[];
  /** Those who were not in the course before. */
  enrolled: number[];
  groupsMade: number[];
}

/**
 * Finds or creates the course a source means, and locks its row: two imports of one course follow each other.
 * An existing course takes the newer name.
 */
export async function upsertCourse(
  source: string,
  externalId: string,
  name: string,
): Promise<{ id: number; isNew: boolean; nameBefore: string | null }> {
  const { rows } = await sql<{ id: number; isNew: boolean; nameBefore: string | null }>`
    insert into course (source, external_id, name) values (${source}, ${externalId}, ${name})
    on conflict (source, external_id) do update set name = excluded.name
    returning id, xmax = 0 as "isNew",
      (select name from course as known where known.source = ${source} and known.external_id = ${externalId})
        as "nameBefore"`.execute(database());
  const [course] = rows;
  if (!course) throw new Error('an upsert returned no row');
  return course;
}

/**
 * Finds or creates the students a source names and enrols them in the course. What the file leaves empty (name,
 * e-mail, login, group) does not erase what is known. Name, e-mail and login are told by the system that brought the
 * student first, else two systems that write them in two ways would change them with every file; others fill in what is
 * unknown. A constant number of statements.
 *
 * @param importNumber by which import; null: none
 * @param idStart what ids of the system begin with, where several systems share the source; else empty
 * @returns our student ids in the order of `incoming`, and what was made and altered
 */
export async function upsertStudents(
  source: string,
  courseId: number,
  incoming: readonly IncomingStudent[],
  importNumber: number | null = null,
  idStart = '',
): Promise<UpsertedStudents> {
  const list = JSON.stringify(
    incoming.map((student, index) => ({
      index,
      external_id: student.externalId,
      name: student.name,
      email: student.email,
      login: student.login ?? null,
      group: student.group,
    })),
  );
  const rowsOfList = sql`jsonb_to_recordset(${list}::jsonb)
    as incoming (index integer, external_id text, name text, email text, login text, "group" text)`;
  const groupsMade = incoming.some(({ group }) => group !== null) ? await createUnknownGroups(rowsOfList) : [];
  const made = await createUnknownStudents(source, rowsOfList, importNumber);
  const altered = made.length === incoming.length ? [] : await alterKnownStudents(source, idStart, rowsOfList);
  const { rows } = await sql<{ id: number }>`
    select student_identity.student_id as id from ${rowsOfList}
    join student_identity
      on student_identity.source = ${source} and student_identity.external_id = incoming.external_id
    order by incoming.index`.execute(database());
  const ids = rows.map((row) => row.id);
  const enrolled = await sql<{ student_id: number }>`
    insert into enrolment (course_id, student_id) select ${courseId}, id from unnest(${arrayBytes('integer', ids)}::integer[]) as id
    on conflict do nothing returning student_id`.execute(database());
  const isMade = new Set(made);
  return {
    ids,
    made,
    altered: altered.filter(({ id }) => !isMade.has(id)),
    enrolled: enrolled.rows.map((row) => row.student_id),
    groupsMade,
  };
}

async function createUnknownGroups(incoming: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into study_group (name) select distinct "group" from ${incoming} where "group" is not null
    order by 1 on conflict (name) do nothing returning id`.execute(database());
  return rows.map(({ id }) => id);
}

async function alterKnownStudents(
  source: string,
  idStart: string,
  incoming: RawBuilder<unknown>,
): Promise<AlteredStudent[]> {
  const told = (fact: 'name' | 'email' | 'login'): RawBuilder<unknown> => {
    const [said, known] = [sql.ref(`incoming.${fact}`), sql.ref(`known.${fact}`)];
    return sql`case when is_first then coalesce(${said}, ${known}) else coalesce(${known}, ${said}) end as ${sql.ref(fact)}`;
  };
  const facts = (student: string): RawBuilder<unknown> => sql`jsonb_build_object(
    'name', ${sql.ref(`${student}.name`)}, 'email', ${sql.ref(`${student}.email`)},
    'login', ${sql.ref(`${student}.login`)}, 'group_id', ${sql.ref(`${student}.group_id`)},
    'group', (select name from study_group as own where own.id = ${sql.ref(`${student}.group_id`)}))`;
  const { rows } = await sql<AlteredStudent>`
    update student set name = told.name, email = told.email, login = told.login, group_id = told.group_id
    from ${incoming}
    join student_identity
      on student_identity.source = ${source} and student_identity.external_id = incoming.external_id
    join student as known on known.id = student_identity.student_id
    left join study_group on study_group.name = incoming."group"
    cross join lateral (select exists (
      select from student_identity as first
      where first.student_id = known.id and first.source = ${source} and first.matched_by is null
        and starts_with(first.external_id, ${idStart})
    ) as is_first) as system
    cross join lateral (select ${told('name')}, ${told('email')}, ${told('login')},
      coalesce(study_group.id, known.group_id) as group_id) as told
    where student.id = known.id and (student.name, student.email, student.login, student.group_id)
      is distinct from (told.name, told.email, told.login, told.group_id)
    returning student.id, ${facts('known')} as before, ${facts('student')} as after`.execute(database());
  return rows;
}

/**
 * Adds those who are unknown, with all that is said of them, in the order of the file: whatever is stored of them by
 * their ids is then written from the beginning of an index to its end. @returns their ids
 */
async function createUnknownStudents(
  source: string,
  incoming: RawBuilder<unknown>,
  importNumber: number | null,
): Promise<number[]> {
  const unknown = sql`
    select incoming.* from ${incoming}
    where not exists (
      select from student_identity
      where student_identity.source = ${source} and student_identity.external_id = incoming.external_id
    )`;
  const { rows } = await sql`${unknown} limit 1`.execute(database());
  if (rows.length === 0) return [];
  // Imports of several courses may bring the same new student at once: one makes it, the others wait here and see it.
  await lockStudents();
  const made = await sql<{ id: number }>`
    with fresh as (
      select sorted.*, nextval(sequence)::integer as id
      from (
        select unknown.*, study_group.id as group_id, pg_get_serial_sequence('student', 'id')::regclass as sequence
        from (${unknown}) as unknown left join study_group on study_group.name = unknown."group"
        order by index offset 0
      ) as sorted
    ), made as (
      insert into student (id, name, email, login, group_id) overriding system value
      select id, name, email, login, group_id from fresh
    )
    insert into student_identity (source, external_id, student_id, import_number)
    select ${source}, external_id, id, ${importNumber}::integer from fresh returning student_id as id`.execute(
    database(),
  );
  return made.rows.map(({ id }) => id);
}

/** Raises the course's data version by one and returns the new one. */
export async function raiseDataVersion(courseId: number): Promise<number> {
  const { data_version } = await database()
    .updateTable('course')
    .set((course) => ({ data_version: course('data_version', '+', 1) }))
    .where('id', '=', courseId)
    .returning('data_version')
    .executeTakeFirstOrThrow();
  return data_version;
}

/** @throws NoResultError when there is no such course */
export async function getDataVersion(courseId: number): Promise<number> {
  return (await selectDataVersion(courseId).executeTakeFirstOrThrow()).data_version;
}

/** Undefined when there is no such course. */
export async function findDataVersion(courseId: number): Promise<number | undefined> {
  return (await selectDataVersion(courseId).executeTakeFirst())?.data_version;
}

const selectDataVersion = (courseId: number) =>
  database().selectFrom('course').select('data_version').where('id', '=', courseId);
