import { sql, type RawBuilder } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { EntityKind } from './ledger.ts';
import type { UndoneBatch } from './undo.ts';

/** What the import made, or altered, and no later file has. */
const entities = (number: number, kind: EntityKind, which: 'made' | 'altered'): RawBuilder<unknown> => sql`
  select entity_id, course_id, before, after from import_entity as own
  where import_number = ${number} and kind = ${kind} and (before is null) = ${which === 'made'}
    and not exists (${heirOf(kind)})`;

/** Later imports that count and that touch a course, the first of them first; `number` and `created_at` of each. */
const laterInCourse = (courseId: RawBuilder<unknown>, mention: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select later.number, later.created_at
  from import_batch_course as theirs join import_batch as later on later.id = theirs.batch_id
  where theirs.course_id = ${courseId} and later.status <> 'undone' and theirs.place > (
    select place from import_batch_course as ours join import_batch as undone on undone.id = ours.batch_id
    where undone.number = own.import_number and ours.course_id = ${courseId}) ${mention}
  order by theirs.place limit 1`;

/** The first later import that counts whose file has the thing of the row `own` of the ledger. */
function heirOf(kind: EntityKind): RawBuilder<unknown> {
  switch (kind) {
    case 'course':
      return laterInCourse(sql`own.entity_id`, sql``);
    case 'activity':
      return laterInCourse(
        sql`own.course_id`,
        sql`and exists (select from import_column as mention where mention.course_id = own.course_id
          and mention.activity_id = own.entity_id and mention.import_number = later.number)`,
      );
    case 'enrolment':
      return laterInCourse(
        sql`own.course_id`,
        sql`and exists (select from import_row as mention where mention.course_id = own.course_id
          and mention.student_id = own.entity_id and mention.import_number = later.number)`,
      );
    case 'student':
      // In several courses there is no other order than that of the uploads.
      return sql`
        select later.number, later.created_at from enrolment
        join import_row as mention on mention.course_id = enrolment.course_id
          and mention.student_id = enrolment.student_id
        join import_batch as later on later.number = mention.import_number
        where enrolment.student_id = own.entity_id and later.status <> 'undone' and later.number > own.import_number
        order by later.number limit 1`;
    case 'group':
      // Files do not say where a group stands in them; one that has students stays.
      return sql`select null::integer as number, null::timestamptz as created_at where false`;
  }
}

/** What a later file has, too, is that import's from now on: undone in its turn, it brings back what was before both. */
export async function passOn({ number }: UndoneBatch): Promise<void> {
  for (const kind of ['course', 'activity', 'enrolment', 'student'] as const) {
    await sql`
      insert into import_entity (import_number, kind, entity_id, course_id, before, after, created_at)
      select heir.number, own.kind, own.entity_id, own.course_id, own.before, own.after, heir.created_at
      from import_entity as own cross join lateral (${heirOf(kind)}) as heir
      where own.import_number = ${number} and own.kind = ${kind}
      on conflict (import_number, kind, entity_id, course_id, created_at) do update set before = excluded.before,
        after = case when excluded.before is null then null else import_entity.after end`.execute(database());
  }
}

/** Takes back what the import made and altered of a course, its activities and enrolments. After `undoResults`. */
export async function undoCourseEntities({ number }: UndoneBatch, courseId: number): Promise<void> {
  await sql`
    delete from activity using (${entities(number, 'activity', 'made')}) as made
    where activity.id = made.entity_id and activity.course_id = ${courseId}`.execute(database());
  await sql`
    update activity set name = before ->> 'name', kind = (before ->> 'kind')::activity_kind,
      position = (before ->> 'position')::integer, max_points = (before ->> 'max_points')::real,
      due_at = (before ->> 'due_at')::timestamptz,
      held = case when before ? 'held' then nullif(before -> 'held', 'null') else held end,
      weight = case when before ? 'weight' then (before ->> 'weight')::real else weight end,
      category = case when before ? 'category' then before ->> 'category' else category end,
      category_weight = case when before ? 'category_weight' then (before ->> 'category_weight')::real
        else category_weight end,
      drop_lowest = case when before ? 'drop_lowest' then (before ->> 'drop_lowest')::smallint else drop_lowest end,
      topic = case when before ? 'topic' then before ->> 'topic' else topic end
    from (${entities(number, 'activity', 'altered')}) as altered
    where activity.id = altered.entity_id and activity.course_id = ${courseId}`.execute(database());
  await sql`
    delete from enrolment using (${entities(number, 'enrolment', 'made')}) as made
    where made.course_id = ${courseId} and enrolment.course_id = ${courseId}
      and enrolment.student_id = made.entity_id`.execute(database());
  await sql`
    update course set name = before ->> 'name', programme_id = case
        when before ? 'programme_id' and programme_id is not distinct from (after ->> 'programme_id')::integer
        then (select id from programme where programme.id = (before ->> 'programme_id')::integer)
        else programme_id end
    from (${entities(number, 'course', 'altered')}) as altered
    where course.id = ${courseId} and course.id = altered.entity_id`.execute(database());
}

/** Removes a course that the import made, with all that hangs on it. */
export async function removeCourse(courseId: number): Promise<void> {
  await sql`delete from result where course_id = ${courseId}`.execute(database());
  await sql`delete from course where id = ${courseId}`.execute(database());
}

/**
 * Takes back what the import made and altered of students and groups; who is in a course or has an account stays. A group
 * stays as long as it has students, and goes with the last import of them.
 */
export async function undoPeople({ number }: UndoneBatch): Promise<void> {
  await sql`
    delete from student using (${entities(number, 'student', 'made')}) as made
    where student.id = made.entity_id and student.user_id is null
      and not exists (select from enrolment where enrolment.student_id = student.id)`.execute(database());
  await sql`
    update student set name = before ->> 'name', email = before ->> 'email',
      login = case when before ? 'login' then before ->> 'login' else login end, group_id = (
      select id from study_group where study_group.id = (before ->> 'group_id')::integer)
    from (${entities(number, 'student', 'altered')}) as altered
    where student.id = altered.entity_id and student.name is not distinct from after ->> 'name'
      and student.email is not distinct from after ->> 'email'
      and (student.login is not distinct from after ->> 'login' or not after ? 'login')
      and student.group_id is not distinct from (after ->> 'group_id')::integer`.execute(database());
  await sql`
    update study_group set programme_id = (
      select id from programme where programme.id = (before ->> 'programme_id')::integer)
    from (${entities(number, 'group', 'altered')}) as altered
    where study_group.id = altered.entity_id
      and programme_id is not distinct from (after ->> 'programme_id')::integer`.execute(database());
  await sql`
    delete from study_group using (
      select entity_id, after from import_entity as own
      where kind = 'group' and before is null and (import_number = ${number} or exists (
        select from import_batch where import_batch.number = own.import_number and status = 'undone'))
    ) as made
    where study_group.id = made.entity_id and programme_id is not distinct from (after ->> 'programme_id')::integer
      and not exists (select from student where student.group_id = study_group.id)`.execute(database());
}

/**
 * Removes programmes that this import, or one that is undone, had made, where they have neither courses nor groups nor a
 * head.
 */
export async function undoProgrammes({ number }: UndoneBatch): Promise<void> {
  await sql`
    delete from programme using programme_identity as identity
    where identity.programme_id = programme.id and (identity.import_number = ${number}
        or exists (select from import_batch where import_batch.number = identity.import_number and status = 'undone'))
      and not exists (select from course where course.programme_id = programme.id)
      and not exists (select from study_group where study_group.programme_id = programme.id)
      and not exists (select from staff_assignment where staff_assignment.programme_id = programme.id)`.execute(
    database(),
  );
}
