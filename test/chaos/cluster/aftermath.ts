import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { computeMetricsAsOf, listStudentMetrics } from '#domains/metrics/index.ts';
import { computeCourse } from '#domains/risk/index.ts';

/**
 * Tasks that wait or run; in the calm after a run there must come to be none but letters of another day: a person gets so
 * many a day, and uploads of a long run are told of one by one.
 */
export async function listUnfinishedTasks(): Promise<unknown[]> {
  const { rows } = await sql`
    select name, key, state, attempts, due_at, worker, failure from task
    where state in ('queued', 'running')
      and not (name = 'notifications.send_letter' and state = 'queued' and due_at > now() + interval '10 minutes')
    order by created_at limit 20`.execute(database());
  return rows;
}

/** Tasks that were given up. */
export async function listDeadTasks(): Promise<unknown[]> {
  const { rows } = await sql`
    select task.name, task.key, task.failure, json_agg(task_attempt order by task_attempt.started_at) as attempts
    from task left join task_attempt on task_attempt.task_id = task.id
    where task.state = 'dead' group by task.id`.execute(database());
  return rows;
}

/** Courses whose stored metrics and zones differ from those computed anew from the results, with the first difference. */
export async function listStaleCourses(): Promise<string[]> {
  const courses = await database().selectFrom('course').select(['id', 'name', 'data_version']).orderBy('id').execute();
  const stale: string[] = [];
  for (const { id, name, data_version: version } of courses) {
    const computed = await computeCourse(id);
    const asOf = new Date(computed.asOf);
    const difference =
      differenceOf(await listStudentMetrics(id), await computeMetricsAsOf(id, asOf)) ??
      differenceOf(
        await listStoredZones(id),
        computed.students.map(({ id: studentId, zone, riskScore, reasons }) => ({
          studentId,
          zone,
          riskScore,
          reasons,
        })),
      );
    if (difference !== undefined) stale.push(`${name} (version ${version}): ${difference}`);
  }
  return stale;
}

async function listStoredZones(courseId: number): Promise<{ studentId: number }[]> {
  const { rows } = await sql<{ studentId: number }>`
    select student_id as "studentId", zone, risk_score as "riskScore", reasons
    from student_zone where course_id = ${courseId}`.execute(database());
  return rows;
}

type OfStudent = { studentId: number };

function differenceOf(stored: readonly OfStudent[], computed: readonly OfStudent[]): string | undefined {
  const text = (rows: readonly OfStudent[]): string[] =>
    rows.toSorted((a, b) => a.studentId - b.studentId).map((row) => JSON.stringify(sorted(row)));
  const [left, right] = [text(stored), text(computed)];
  const index = Array.from({ length: Math.max(left.length, right.length) }, (_, at) => at).find(
    (at) => left[at] !== right[at],
  );
  return index === undefined ? undefined : `stored ${String(left[index])}, computed ${String(right[index])}`;
}

/** With the keys of every object in one order: jsonb has its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
