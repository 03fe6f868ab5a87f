import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface IncomingStudent {
  externalId: string;
  name: string | null;
  email: string | null;
  group: string | null;
}

interface StudentFacts {
  name: string | null;
  email: string | null;
  group_id: number | null;
  group: string | null;
}

/** A student whose name, e-mail or group a file has altered. */
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
 * e-mail, group) does not erase what is known. A constant number of statements.
 *
 * @returns our student ids in the order of `incoming`, and what was made and altered
 */
export async function upsertStudents(
  source: string,
  courseId: number,
  incoming: readonly IncomingStudent[],
): Promise<UpsertedStudents> {
  const list = JSON.stringify(
    incoming.map((student, index) => ({
      index,
      external_id: student.externalId,
      name: student.name,
      email: student.email,
      group: student.group,
    })),
  );
  const rowsOfList = sql`jsonb_to_recordset(${list}::jsonb)
    as incoming (index integer, external_id text, name text, email text, "group" text)`;
  const groups = await sql<{ id: number }>`
    insert into study_group (name) select distinct "group" from ${rowsOfList} where "group" is not null
    order by 1 on conflict (name) do nothing returning id`.execute(database());
  const made = await createUnknownStudents(source, rowsOfList);
  const altered = await sql<AlteredStudent>`
    update student set
      name = coalesce(incoming.name, student.name),
      email = coalesce(incoming.email, student.email),
      group_id = coalesce(study_group.id, student.group_id)
    from ${rowsOfList}
    join student_identity
      on student_identity.source = ${source} and student_identity.external_id = incoming.external_id
    join student as known on known.id = student_identity.student_id
    left join study_group on study_group.name = incoming."group"
    where student.id = known.id
      and (student.name is distinct from coalesce(incoming.name, student.name)
        or student.email is distinct from coalesce(incoming.email, student.email)
        or student.group_id is distinct from coalesce(study_group.id, student.group_id))
    returning student.id,
      jsonb_build_object('name', known.name, 'email', known.email, 'group_id', known.group_id,
        'group', (select name from study_group as earlier where earlier.id = known.group_id)) as before,
      jsonb_build_object('name', student.name, 'email', student.email, 'group_id', student.group_id,
        'group', (select name from study_group as present where present.id = student.group_id)) as after`.execute(
    database(),
  );
  const { rows } = await sql<{ id: number }>`
    select student_identity.student_id as id from ${rowsOfList}
    join student_identity
      on student_identity.source = ${source} and student_identity.external_id = incoming.external_id
    order by incoming.index`.execute(database());
  const ids = rows.map((row) => row.id);
  const enrolled = await sql<{ student_id: number }>`
    insert into enrolment (course_id, student_id) select ${courseId}, id from unnest(${ids}::integer[]) as id
    on conflict do nothing returning student_id`.execute(database());
  const isMade = new Set(made);
  return {
    ids,
    made,
    altered: altered.rows.filter(({ id }) => !isMade.has(id)),
    enrolled: enrolled.rows.map((row) => row.student_id),
    groupsMade: groups.rows.map((row) => row.id),
  };
}

/** @returns the ids of those who were unknown */
async function createUnknownStudents(source: string, incoming: RawBuilder<unknown>): Promise<number[]> {
  const unknown = sql`
    select external_id from ${incoming}
    where not exists (
      select from student_identity
      where student_identity.source = ${source} and student_identity.external_id = incoming.external_id
    )`;
  const { rows } = await sql`${unknown} limit 1`.execute(database());
  if (rows.length === 0) return [];
  // Imports of several courses may bring the same new student at once: one makes it, the others wait here and see it.
  await sql`select pg_advisory_xact_lock(hashtext('pulse.students'))`.execute(database());
  const made = await sql<{ id: number }>`
    with fresh as (
      select external_id, nextval(pg_get_serial_sequence('student', 'id'))::integer as id
      from (${unknown} order by external_id) as unknown
    ), made as (
      insert into student (id) overriding system value select id from fresh
    )
    insert into student_identity (source, external_id, student_id)
    select ${source}, external_id, id from fresh returning student_id as id`.execute(database());
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
