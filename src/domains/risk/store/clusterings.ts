import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { ClusteringComparison } from '../clusterings/contract.ts';

/** Stores the comparison of a course in place of the one before; a course that is gone meanwhile is left out. */
export async function replaceComparison(courseId: number, comparison: ClusteringComparison): Promise<void> {
  const { dataVersion, asOf, ...result } = comparison;
  await sql`
    insert into clustering_comparison (course_id, data_version, as_of, result)
    select id, ${dataVersion}, ${asOf}::timestamptz, ${JSON.stringify(result)}::jsonb from course where id = ${courseId}
    on conflict (course_id) do update set data_version = excluded.data_version, as_of = excluded.as_of,
      result = excluded.result`.execute(database());
}

/** The comparisons of courses that have one. */
export async function listComparisons(
  courseIds: readonly number[],
): Promise<(ClusteringComparison & { courseId: number })[]> {
  const { rows } = await sql<{
    courseId: number;
    dataVersion: number;
    asOf: Date;
    result: Pick<ClusteringComparison, 'students' | 'methods'>;
  }>`
    select course_id as "courseId", data_version as "dataVersion", as_of as "asOf", result
    from clustering_comparison where course_id = any(${courseIds}::integer[]) order by course_id`.execute(database());
  return rows.map(({ result, asOf, ...row }) => ({ ...row, ...result, asOf: asOf.toISOString() }));
}

/** Courses whose zones are of newer data than their comparison, or which have none. */
export async function listCoursesToCompare(): Promise<number[]> {
  const { rows } = await sql<{ courseId: number }>`
    select course_metric.course_id as "courseId"
    from course_metric cross join lateral (
      select data_version from cluster_run
      where cluster_run.course_id = course_metric.course_id order by id desc limit 1
    ) as judged
    left join clustering_comparison as compared on compared.course_id = course_metric.course_id
    where compared.course_id is null or compared.data_version < judged.data_version
    order by 1`.execute(database());
  return rows.map(({ courseId }) => courseId);
}
