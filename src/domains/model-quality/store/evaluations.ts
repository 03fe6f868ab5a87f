import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { Evaluation, EvaluationResult } from '../contract.ts';
import type { ReplayedCourse } from '../replayed.ts';

const columns = sql`id, model_version as "modelVersion", model_id as "modelId", day::text as day, state, result`;

export async function insertEvaluation(evaluation: {
  modelId: number | null;
  version: string;
  requestedAt: Date;
  day: string;
}): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into model_evaluation (model_id, model_version, requested_at, day)
    values (${evaluation.modelId}, ${evaluation.version}, ${evaluation.requestedAt}, ${evaluation.day}::date)
    returning id`.execute(database());
  const [row] = rows;
  if (!row) throw new Error('an insert returned no row');
  return row.id;
}

export async function findEvaluation(id: number): Promise<Evaluation | undefined> {
  const { rows } = await sql<Evaluation>`select ${columns} from model_evaluation where id = ${id}`.execute(database());
  return rows.at(0);
}

/** The newest of a model that is done. */
export async function findNewest(version: string): Promise<Evaluation | undefined> {
  const { rows } = await sql<Evaluation>`
    select ${columns} from model_evaluation where model_version = ${version} and state = 'done'
    order by id desc limit 1`.execute(database());
  return rows.at(0);
}

/** The newest of all, unless it is done. */
export async function findPending(): Promise<Evaluation | undefined> {
  const { rows } = await sql<Evaluation>`
    select ${columns} from model_evaluation where id = (select max(id) from model_evaluation) and state <> 'done'`.execute(
    database(),
  );
  return rows.at(0);
}

/** Those that are neither done nor failed, the oldest first; none is added until the open transaction ends. */
export async function lockOpenEvaluations(): Promise<number[]> {
  await sql`lock table model_evaluation in share row exclusive mode`.execute(database());
  return listOpenEvaluations();
}

export async function listOpenEvaluations(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from model_evaluation where state in ('waiting', 'running') order by id`.execute(database());
  return rows.map(({ id }) => id);
}

export async function beginEvaluation(id: number): Promise<void> {
  await sql`update model_evaluation set state = 'running' where id = ${id} and state = 'waiting'`.execute(database());
}

/** Stores the result, and forgets the courses it was put together from. */
export async function endEvaluation(
  id: number,
  state: 'done' | 'failed',
  result: EvaluationResult | null,
): Promise<void> {
  await sql`
    update model_evaluation set state = ${state}, result = ${result === null ? null : JSON.stringify(result)}::jsonb
    where id = ${id}`.execute(database());
  await sql`delete from model_replay where evaluation_id = ${id}`.execute(database());
}

/** Keeps what became of a course; a course that is gone meanwhile is left out. */
export async function insertReplay(id: number, courseId: number, course: ReplayedCourse): Promise<void> {
  await sql`
    insert into model_replay (evaluation_id, course_id, result)
    select ${id}, course.id, ${JSON.stringify(course)}::jsonb from course where course.id = ${courseId}
    on conflict do nothing`.execute(database());
}

export async function listReplayedIds(id: number): Promise<number[]> {
  const { rows } = await sql<{ courseId: number }>`
    select course_id as "courseId" from model_replay where evaluation_id = ${id}`.execute(database());
  return rows.map(({ courseId }) => courseId);
}

/** A replayed course, and the programme that it belongs to. */
export interface StoredReplay {
  readonly courseId: number;
  readonly programmeId: number | null;
  readonly result: ReplayedCourse;
}

export async function listReplays(id: number): Promise<StoredReplay[]> {
  const { rows } = await sql<StoredReplay>`
    select course_id as "courseId", programme_id as "programmeId", result
    from model_replay join course on course.id = course_id
    where evaluation_id = ${id} order by course_id`.execute(database());
  return rows;
}
