import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/** Notes for which data and moment it was looked who in a course is to be advised. */
export async function notePlanned(courseId: number, dataVersion: number, asOf: Date): Promise<void> {
  await sql`
    insert into recommendation_plan (course_id, data_version, as_of)
    select id, ${dataVersion}, ${asOf} from course where id = ${courseId}
    on conflict (course_id) do update set data_version = excluded.data_version, as_of = excluded.as_of`.execute(
    database(),
  );
}

/** Courses whose ways out were found for other data, or another moment, than it was looked who is to be advised. */
export async function listCoursesToPlan(): Promise<number[]> {
  const { rows } = await sql<{ courseId: number }>`
    select found.course_id as "courseId" from way_out_run as found
      left join recommendation_plan as planned on planned.course_id = found.course_id
    where planned.course_id is null or (planned.data_version, planned.as_of) <> (found.data_version, found.as_of)
    order by 1`.execute(database());
  return rows.map((row) => row.courseId);
}
