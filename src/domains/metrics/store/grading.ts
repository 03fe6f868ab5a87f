import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { gradingSchema, type Grading, type GradingOfCourse } from '../grading/contract.ts';
import { partKey } from './grades.ts';

/** What the course has set; undefined when it has set nothing, or is not there. */
export async function findGrading(courseId: number): Promise<Grading | undefined> {
  const { rows } = await sql<{ value: object; passPct: number | null }>`
    select value, pass_pct as "passPct" from course_setting join course on course.id = course_id
    where course_id = ${courseId}`.execute(database());
  return rows.map(({ value, passPct }) => gradingSchema.parse({ ...value, passPct })).at(0);
}

/** Sets the rules of a course; null: it has none of its own. `userId` is who did it. */
export async function setGrading(courseId: number, grading: Grading | null, userId: string | null): Promise<void> {
  const { passPct, ...value } = grading ?? { passPct: null };
  await database().updateTable('course').set({ pass_pct: passPct }).where('id', '=', courseId).execute();
  if (grading === null) {
    await database().deleteFrom('course_setting').where('course_id', '=', courseId).execute();
    return;
  }
  await sql`
    insert into course_setting (course_id, value, updated_by)
    values (${courseId}, ${JSON.stringify(value)}::jsonb, ${userId})
    on conflict (course_id) do update set value = excluded.value, updated_by = excluded.updated_by, updated_at = now()
  `.execute(database());
}

/** Parts of the grade as the source says them, those of most activities first. */
export async function listParts(courseId: number): Promise<GradingOfCourse['parts']> {
  const { rows } = await sql<GradingOfCourse['parts'][number]>`
    select ${partKey} as key, category, case when category is null then min(kind::text) end as kind,
      count(*)::integer as activities, max(category_weight) as weight, max(drop_lowest)::integer as "dropLowest"
    from activity where course_id = ${courseId} and kind <> 'lesson'
    group by ${partKey}, category order by count(*) desc, 1`.execute(database());
  return rows;
}

/** Activities with what the source says they count, in the order of the course. */
export async function listWeights(courseId: number): Promise<GradingOfCourse['activities']> {
  const { rows } = await sql<GradingOfCourse['activities'][number]>`
    select id, name, ${partKey} as part, max_points as "maxPoints", weight
    from activity where course_id = ${courseId} and kind <> 'lesson' order by position, id`.execute(database());
  return rows;
}
