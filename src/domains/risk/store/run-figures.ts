import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { RunFigures } from '../pattern/contract.ts';

/**
 * Figures of the latest runs of courses, by course, the oldest first.
 *
 * @param most runs of a course
 */
export async function listRunFigures(
  courseIds: readonly number[],
  most: number,
): Promise<(RunFigures & { courseId: number })[]> {
  const { rows } = await sql<RunFigures & { courseId: number }>`
    select wanted.course_id as "courseId", run.id as "runId", run.as_of as "asOf",
      jsonb_array_length(run.details -> 'pattern' -> 'clusters') as groups,
      nullif(run.details -> 'pattern' -> 'quality', 'null') as quality,
      (run.details ->> 'drift')::double precision as drift,
      (sizes ->> 'A')::integer + (sizes ->> 'B')::integer + (sizes ->> 'C')::integer as zoned,
      (sizes ->> 'C')::integer as "atRisk"
    from unnest(${courseIds}::integer[]) as wanted (course_id), lateral (
      select id, as_of, details, sizes from cluster_run
      where cluster_run.course_id = wanted.course_id and details ? 'pattern' order by id desc limit ${most}
    ) as run order by wanted.course_id, run.id`.execute(database());
  return rows;
}
