import { sql } from 'kysely';
import { seesEverything, type Actor } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import type { Placement, Programme } from '../contract.ts';
import { isHeadOf, readableCourse, readableGroup } from './readable.ts';

/** All programmes by name, each with its heads and how much it has. */
export async function listProgrammes(): Promise<Programme[]> {
  const { rows } = await sql<Programme>`
    select programme.id, programme.name, coalesce((
        select json_agg(json_build_object('id', user_account.id, 'name', user_account.name) order by user_account.name)
        from staff_assignment join user_account on user_account.id = staff_assignment.user_id
        where staff_assignment.programme_id = programme.id
      ), '[]') as heads,
      (select count(*)::integer from course where course.programme_id = programme.id) as courses,
      counted.groups, counted.students
    from programme
    cross join lateral (
      select count(*)::integer as groups, coalesce(sum(
        (select count(*) from student where student.group_id = study_group.id)
      ), 0)::integer as students
      from study_group where study_group.programme_id = programme.id
    ) as counted
    order by lower(programme.name), programme.id`.execute(database());
  return rows;
}

/** The programmes that the actor heads, by name; all of them for who sees everything. */
export async function listHeadedProgrammes(actor: Actor): Promise<{ id: number; name: string }[]> {
  const isHeaded = actor.roles.has('head') ? isHeadOf(actor, sql`programme.id`) : sql<boolean>`false`;
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from programme where ${seesEverything(actor) ? sql<boolean>`true` : isHeaded}
    order by lower(name), id`.execute(database());
  return rows;
}

/** Fails on the unique name. */
export async function insertProgramme(name: string): Promise<number> {
  const { id } = await database().insertInto('programme').values({ name }).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Returns the name until now; undefined when there is no such programme. Fails on the unique name. */
export async function renameProgramme(id: number, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ before: string }>`
    update programme set name = ${name} from (select id, name from programme where id = ${id} for update) as old
    where programme.id = old.id returning old.name as before`.execute(database());
  return rows.at(0)?.before;
}

/** Locks a programme; undefined when there is none. Nothing can be put into it until the transaction ends. */
export async function lockProgramme(id: number): Promise<{ isEmpty: boolean; headIds: string[] } | undefined> {
  const locked = await sql`select from programme where id = ${id} for update`.execute(database());
  if (locked.rows.length === 0) return undefined;
  const { rows } = await sql<{ isEmpty: boolean; headIds: string[] }>`
    select not exists (select from course where programme_id = ${id})
        and not exists (select from study_group where programme_id = ${id}) as "isEmpty",
      array(select user_id from staff_assignment where programme_id = ${id}) as "headIds"`.execute(database());
  return rows.at(0);
}

/** With the assignments of its heads. */
export async function deleteProgramme(id: number): Promise<void> {
  await database().deleteFrom('programme').where('id', '=', id).execute();
}

/** Whether all of these are there. They stay until the transaction ends. */
export async function lockProgrammes(ids: readonly number[]): Promise<boolean> {
  const { rows } = await sql`
    select from programme where id = any(${[...ids]}::integer[]) order by id for key share`.execute(database());
  return rows.length === new Set(ids).size;
}

/** In which programmes courses that the actor may read are now; locked until the transaction ends. */
export async function lockCourses(actor: Actor, ids: readonly number[]): Promise<Placement[]> {
  const { rows } = await sql<Placement>`
    select id, programme_id as "programmeId" from course
    where id = any(${[...ids]}::integer[]) and ${readableCourse(actor)} order by id for update`.execute(database());
  return rows;
}

/** The same of groups. */
export async function lockGroups(actor: Actor, ids: readonly number[]): Promise<Placement[]> {
  const { rows } = await sql<Placement>`
    select id, programme_id as "programmeId" from study_group
    where id = any(${[...ids]}::integer[]) and ${readableGroup(actor)} order by id for update`.execute(database());
  return rows;
}

export async function placeCourses(placements: readonly Placement[]): Promise<void> {
  await sql`
    update course set programme_id = wanted.programme_id from ${asRows(placements)} where course.id = wanted.id`.execute(
    database(),
  );
}

export async function placeGroups(placements: readonly Placement[]): Promise<void> {
  await sql`
    update study_group set programme_id = wanted.programme_id from ${asRows(placements)}
    where study_group.id = wanted.id`.execute(database());
}

const asRows = (placements: readonly Placement[]) =>
  sql`unnest(${placements.map(({ id }) => id)}::integer[], ${placements.map(({ programmeId }) => programmeId)}::integer[])
    as wanted (id, programme_id)`;

/** Whether there is such a programme and the actor heads it, or sees everything. */
export async function isProgrammeReadable(actor: Actor, id: number): Promise<boolean> {
  const mayRead = seesEverything(actor)
    ? sql<boolean>`true`
    : actor.roles.has('head')
      ? isHeadOf(actor, sql`programme.id`)
      : sql<boolean>`false`;
  const { rows } = await sql`select from programme where id = ${id} and ${mayRead}`.execute(database());
  return rows.length > 0;
}

/** Programmes that somebody heads. */
export async function listHeadedProgrammeIds(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct programme_id as id from staff_assignment where programme_id is not null order by 1`.execute(
    database(),
  );
  return rows.map((row) => row.id);
}
