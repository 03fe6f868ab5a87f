import { sql } from 'kysely';
import { clock, database } from '#kernel/runtime.ts';
import type { ResultChange } from '#domains/gradebook/index.ts';
import {
  mostListed,
  type ImportPlan,
  type PlannedChanges,
  type PlannedChangesQuery,
  type PlannedCourse,
} from '../contract.ts';

export interface PlannedChange extends ResultChange {
  readonly courseId: number;
  readonly overwrites: boolean;
}

/** What storing a file would do. */
export interface NewPlan {
  /** Two plans that do the same have the same. */
  readonly digest: string;
  readonly recognised: ImportPlan['recognised'];
  readonly awaitsPeople: boolean;
  readonly courses: readonly PlannedCourse[];
  readonly programmes: ImportPlan['programmes'];
  readonly changes: readonly PlannedChange[];
}

/** Keeps the plan of a batch instead of an earlier one. @param isRenewed an earlier one was agreed to */
export async function replacePlan(batchId: string, plan: NewPlan, isRenewed: boolean): Promise<void> {
  await deletePlan(batchId);
  await sql`
    insert into import_plan (batch_id, digest, is_renewed, courses, programmes, recognised, awaits_people, made_at)
    values (${batchId}, ${plan.digest}, ${isRenewed}, ${JSON.stringify(plan.courses)}::jsonb,
      ${JSON.stringify(plan.programmes)}::jsonb,
      ${JSON.stringify(plan.recognised)}::jsonb, ${plan.awaitsPeople}, ${clock().now()})
  `.execute(database());
  const { changes } = plan;
  await sql`
    insert into import_plan_change
      (batch_id, place, course_id, student_id, activity_id, before, after, overwrites)
    select ${batchId}, place, course_id, student_id, activity_id, before, after, overwrites from unnest(
      ${changes.map((change) => change.courseId)}::integer[], ${changes.map((change) => change.studentId)}::integer[],
      ${changes.map((change) => change.activityId)}::integer[],
      ${changes.map((change) => JSON.stringify(change.before))}::jsonb[],
      ${changes.map((change) => JSON.stringify(change.after))}::jsonb[],
      ${changes.map((change) => change.overwrites)}::boolean[]
    ) with ordinality as change (course_id, student_id, activity_id, before, after, overwrites, place)
  `.execute(database());
}

/** The plan is no longer what saving would do: somebody has decided who people are. */
export async function awaitPeople(batchId: string): Promise<void> {
  await database().updateTable('import_plan').set({ awaits_people: true }).where('batch_id', '=', batchId).execute();
}

export async function deletePlan(batchId: string): Promise<void> {
  await database().deleteFrom('import_plan').where('batch_id', '=', batchId).execute();
}

/** Undefined when the batch has none, or none any more. */
export async function findPlan(batchId: string): Promise<ImportPlan | undefined> {
  const { rows } = await sql<Omit<ImportPlan, 'madeAt'> & { madeAt: Date }>`
    select digest, is_renewed as "isRenewed", courses, programmes, recognised, awaits_people as "awaitsPeople", made_at as "madeAt"
    from import_plan
    where batch_id = ${batchId}`.execute(database());
  const [plan] = rows;
  return plan && { ...plan, madeAt: plan.madeAt.toISOString() };
}

/** Cells that a plan would change, in its order. */
export async function listPlannedChanges(batchId: string, query: PlannedChangesQuery): Promise<PlannedChanges> {
  const pattern = `%${query.search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const asked = sql`
    from import_plan_change as change
    join student on student.id = change.student_id
    join activity on activity.id = change.activity_id
    join course on course.id = change.course_id
    cross join lateral (select coalesce(student.name, (
      select min(external_id) from student_identity where student_identity.student_id = student.id
    ), '') as name) as person
    where batch_id = ${batchId} and (overwrites or ${query.only === 'all'})
      and (${query.search} = '' or person.name ilike ${pattern} or activity.name ilike ${pattern})`;
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total ${asked}`.execute(database());
  const { rows } = await sql<PlannedChanges['items'][number]>`
    select place, person.name as student, activity.name as activity, course.name as course, before, after, overwrites
    ${asked} and place > ${query.cursor} order by place limit ${query.limit + 1}`.execute(database());
  const items = rows.slice(0, query.limit);
  return {
    total: counts.at(0)?.total ?? 0,
    items,
    nextCursor: rows.length > query.limit ? (items.at(-1)?.place ?? null) : null,
  };
}

/** Who is in a course and not among these students: names, and how many. */
export async function listMissing(
  courseId: number,
  studentIds: readonly number[],
): Promise<{ count: number; items: string[] }> {
  const { rows } = await sql<{ name: string; count: number }>`
    select coalesce(student.name, (
        select min(external_id) from student_identity where student_identity.student_id = student.id
      ), '') as name, count(*) over () as count
    from enrolment join student on student.id = enrolment.student_id
    where enrolment.course_id = ${courseId}
      and enrolment.student_id not in (select unnest(${[...studentIds]}::integer[]))
    order by 1 limit ${mostListed}`.execute(database());
  return { count: rows.at(0)?.count ?? 0, items: rows.map(({ name }) => name) };
}

/** Names of students, else ids that systems give them; by our id. */
export async function listNames(studentIds: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, coalesce(student.name, (
        select min(external_id) from student_identity where student_identity.student_id = student.id
      ), '') as name
    from student where id = any(${[...studentIds]}::integer[])`.execute(database());
  return new Map(rows.map(({ id, name }) => [id, name]));
}
