import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface IncomingStudent {
  externalId: string;
  name: string | null;
  email: string | null;
  group: string | null;
}

/**
 * Finds or creates the course a source means, and locks its row: two imports of one course follow each other.
 * An existing course takes the newer name.
 */
export async function upsertCourse(
  source: string,
  externalId: string,
  name: string,
): Promise<{ id: number; isNew: boolean }> {
  const { rows } = await sql<{ id: number; isNew: boolean }>`
    insert into course (source, external_id, name) values (${source}, ${externalId}, ${name})
    on conflict (source, external_id) do update set name = excluded.name
    returning id, xmax = 0 as "isNew"`.execute(database());
  const [course] = rows;
  if (!course) throw new Error('an upsert returned no row');
  return course;
}

/**
 * Finds or creates the students a source names and enrols them in the course. What the file leaves empty (name,
 * e-mail, group) does not erase what is known. A constant number of statements.
 *
 * @returns our student ids in the order of `incoming`, and whether the course has somebody new
 */
export async function upsertStudents(
  source: string,
  courseId: number,
  incoming: readonly IncomingStudent[],
): Promise<{ ids: number[]; changed: boolean }> {
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
  await sql`
    insert into study_group (name) select distinct "group" from ${rowsOfList} where "group" is not null
    order by 1 on conflict (name) do nothing`.execute(database());
  await createUnknownStudents(source, rowsOfList);
  await sql`
    update student set
      name = coalesce(incoming.name, student.name),
      email = coalesce(incoming.email, student.email),
      group_id = coalesce(study_group.id, student.group_id)
    from ${rowsOfList}
    join student_identity
      on student_identity.source = ${source} and student_identity.external_id = incoming.external_id
    left join study_group on study_group.name = incoming."group"
    where student.id = student_identity.student_id
      and (student.name is distinct from coalesce(incoming.name, student.name)
        or student.email is distinct from coalesce(incoming.email, student.email)
        or student.group_id is distinct from coalesce(study_group.id, student.group_id))`.execute(database());
  const { rows } = await sql<{ id: number }>`
    select student_identity.student_id as id from ${rowsOfList}
    join student_identity
      on student_identity.source = ${source} and student_identity.external_id = incoming.external_id
    order by incoming.index`.execute(database());
  const ids = rows.map((row) => row.id);
  const enrolled = await sql`
    insert into enrolment (course_id, student_id) select ${courseId}, id from unnest(${ids}::integer[]) as id
    on conflict do nothing returning student_id`.execute(database());
  return { ids, changed: enrolled.rows.length > 0 };
}

async function createUnknownStudents(source: string, incoming: RawBuilder<unknown>): Promise<void> {
  const unknown = sql`
    select external_id from ${incoming}
    where not exists (
      select from student_identity
      where student_identity.source = ${source} and student_identity.external_id = incoming.external_id
    )`;
  const { rows } = await sql`${unknown} limit 1`.execute(database());
  if (rows.length === 0) return;
  // Imports of several courses may bring the same new student at once: one makes it, the others wait here and see it.
  await sql`select pg_advisory_xact_lock(hashtext('pulse.students'))`.execute(database());
  await sql`
    with fresh as (
      select external_id, nextval(pg_get_serial_sequence('student', 'id'))::integer as id
      from (${unknown} order by external_id) as unknown
    ), made as (
      insert into student (id) overriding system value select id from fresh
    )
    insert into student_identity (source, external_id, student_id)
    select ${source}, external_id, id from fresh`.execute(database());
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
