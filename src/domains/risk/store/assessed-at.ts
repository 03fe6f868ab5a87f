import { sql, type RawBuilder } from 'kysely';

/**
 * SQL for the moment since which a course has zones of a data version, or of a newer one; null while it has none.
 *
 * @param courseId,dataVersion columns of the surrounding query
 */
export function courseAssessedAt(courseId: RawBuilder<unknown>, dataVersion: RawBuilder<unknown>): RawBuilder<Date> {
  return sql<Date>`(
    select min(cluster_run.created_at) from cluster_run
    where cluster_run.course_id = ${courseId} and cluster_run.data_version >= ${dataVersion}
  )`;
}
