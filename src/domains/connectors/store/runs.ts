import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { CourseProgress, TaskState } from '../run-state.ts';

type Task = (Exclude<TaskState, null> & { readonly id: string; readonly failure: unknown }) | null;

export interface RunCourseRow extends CourseProgress {
  readonly courseId: string;
  readonly name: string;
  readonly importId: string | null;
  readonly task: Task;
}

/** A run with what its tasks tell of it. */
export interface RunRow {
  readonly id: string;
  readonly connectionId: string;
  readonly createdAt: Date;
  readonly listedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly startedBy: { readonly id: string; readonly name: string } | null;
  readonly task: Task;
  /** By name. */
  readonly courses: readonly RunCourseRow[];
}

const taskOf = (id: string) => sql`(
    select json_build_object('id', id, 'state', state, 'attempts', attempts, 'failure', failure)
    from task where task.id = ${sql.ref(id)}
  )`;

/** The newest runs of each of the connections, newest first. */
export async function listRuns(connectionIds: readonly string[], ofEach: number): Promise<RunRow[]> {
  const { rows } = await sql<RunRow & { finishedAt: string | null }>`
    select run.id, run.connection_id as "connectionId", run.created_at as "createdAt", run.listed_at as "listedAt",
      (select json_build_object('id', id, 'name', name) from user_account where id = run.started_by) as "startedBy",
      ${taskOf('run.task_id')} as task, listed.courses, greatest(listed.finished_at, run.listed_at) as "finishedAt"
    from unnest(${connectionIds}::uuid[]) as wanted (id)
    cross join lateral (
      select * from connection_run where connection_id = wanted.id
      order by created_at desc, id desc limit ${ofEach}
    ) as run
    cross join lateral (
      select max(finished_at) as finished_at, coalesce(json_agg(json_build_object(
        'courseId', course_id, 'name', name, 'outcome', outcome, 'importId', import_id, 'task', ${taskOf('course.task_id')}
      ) order by lower(name), course_id), '[]') as courses
      from connection_run_course as course where run_id = run.id
    ) as listed
    order by run.created_at desc, run.id desc`.execute(database());
  return rows;
}

export async function insertRun(id: string, connectionId: string, startedBy: string | null): Promise<void> {
  await sql`
    insert into connection_run (id, connection_id, started_by)
    values (${id}, ${connectionId}, ${startedBy})`.execute(database());
}

export async function setRunTask(id: string, taskId: string): Promise<void> {
  await sql`update connection_run set task_id = ${taskId} where id = ${id}`.execute(database());
}

/** A run whose list of courses has not been read yet. */
export async function findUnlisted(runId: string): Promise<{ connectionId: string } | undefined> {
  const { rows } = await sql<{ connectionId: string }>`
    select connection_id as "connectionId" from connection_run
    where id = ${runId} and listed_at is null`.execute(database());
  return rows.at(0);
}

export interface CourseToPull {
  readonly id: string;
  readonly name: string;
  readonly taskId: string;
}

/** Notes the courses of a run, each with its task. */
export async function setListed(runId: string, courses: readonly CourseToPull[]): Promise<void> {
  await sql`
    with listed as (update connection_run set listed_at = now() where id = ${runId})
    insert into connection_run_course (run_id, course_id, name, task_id)
    select ${runId}, id, name, "taskId"
    from jsonb_to_recordset(${JSON.stringify(courses)}::jsonb) as course (id text, name text, "taskId" uuid)
    on conflict do nothing`.execute(database());
}

/** A course of a run of which nothing has come yet. */
export async function findOpenCourse(
  runId: string,
  courseId: string,
): Promise<{ connectionId: string; startedBy: string | null } | undefined> {
  const { rows } = await sql<{ connectionId: string; startedBy: string | null }>`
    select connection_id as "connectionId", started_by as "startedBy"
    from connection_run_course join connection_run on connection_run.id = run_id
    where run_id = ${runId} and course_id = ${courseId} and outcome is null`.execute(database());
  return rows.at(0);
}

/** Notes what came of a course. */
export async function endCourse(
  runId: string,
  courseId: string,
  outcome: Exclude<CourseProgress['outcome'], null>,
  importId: string | null,
): Promise<void> {
  await sql`
    update connection_run_course set outcome = ${outcome}, import_id = ${importId}, finished_at = now()
    where run_id = ${runId} and course_id = ${courseId}`.execute(database());
}

/** Forgets runs that began more than so many days ago. */
export async function forgetOldRuns(days: number): Promise<void> {
  await sql`
    delete from connection_run where created_at < now() - make_interval(days => ${days}::integer)`.execute(database());
}
