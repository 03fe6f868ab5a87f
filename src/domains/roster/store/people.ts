import { sql } from 'kysely';
import { personTag } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { database } from '#kernel/runtime.ts';

/** Finds or creates the programme of this name and returns its id. */
export async function createProgramme(name: string): Promise<number> {
  const { id } = await database()
    .insertInto('programme')
    .values({ name })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Finds or creates the group of this name, puts it into the programme and returns its id. */
export async function createGroup(name: string, programmeId: number): Promise<number> {
  const { id } = await database()
    .insertInto('study_group')
    .values({ name, programme_id: programmeId })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ programme_id: programmeId }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Makes a user who holds the role the head of a programme (РОП). */
export async function assignHead(userId: string, programmeId: number): Promise<void> {
  await sql`
    insert into staff_assignment (user_id, programme_id) values (${userId}, ${programmeId})
    on conflict (user_id, programme_id) where programme_id is not null do nothing`.execute(database());
}

/** Says which user a student is: the one whom `source` knows by `externalId`. Returns false when it knows nobody so. */
export async function linkStudentToUser(source: string, externalId: string, userId: string): Promise<boolean> {
  const { rows } = await sql<{ before: string | null }>`
    update student set user_id = ${userId}
    from student_identity join student as old on old.id = student_identity.student_id
    where student_identity.student_id = student.id
      and student_identity.source = ${source} and student_identity.external_id = ${externalId}
    returning old.user_id as before`.execute(database());
  forget(personTag(userId), ...rows.flatMap(({ before }) => (before === null ? [] : [personTag(before)])));
  return rows.length > 0;
}

/**
 * Makes each user the student whose address exactly one record has, if nobody is that student yet; whoever has an address
 * in common gets none. Returns who became whom.
 */
export async function linkUnlinkedByEmail(
  users: readonly { readonly userId: string; readonly email: string }[],
): Promise<{ userId: string; studentId: number }[]> {
  const { rows } = await sql<{ userId: string; studentId: number }>`
    with wanted as (
      select person.user_id, min(student.id) as student_id
      from unnest(${users.map(({ userId }) => userId)}::text[], ${users.map(({ email }) => email)}::text[])
        as person (user_id, email)
      join student on lower(student.email) = person.email
      group by person.user_id having count(*) = 1 and count(student.user_id) = 0
    )
    update student set user_id = wanted.user_id from wanted
    where student.id = wanted.student_id and student.user_id is null
    returning wanted.user_id as "userId", student.id as "studentId"`.execute(database());
  forget(...rows.map(({ userId }) => personTag(userId)));
  return rows;
}
