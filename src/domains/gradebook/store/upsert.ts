import { sql } from 'kysely';
import { clock, database } from '#kernel/runtime.ts';
import type { ActivityKind, ResultStatus } from '../contract.ts';

export interface IncomingActivity {
  /** The activity's name as the source tells it apart within the course. */
  key: string;
  name: string;
  kind: ActivityKind;
  position: number;
  maxPoints: number | null;
  dueAt: Date | null;
}

/** Results as columns of equal length: a course of 200,000 cells is six arrays, one statement. */
export interface IncomingResults {
  studentIds: number[];
  activityIds: number[];
  statuses: ResultStatus[];
  scores: (number | null)[];
  completedAt: (Date | null)[];
  dueAt: (Date | null)[];
}

export interface ResultValue {
  status: ResultStatus;
  score: number | null;
  completedAt: string | null;
  dueAt: string | null;
}

/** A result as it stood, with all that brings it back. */
export interface EarlierResult extends ResultValue {
  recordedAt: string;
}

export interface ResultChange {
  studentId: number;
  activityId: number;
  before: EarlierResult;
  after: ResultValue;
  /** The import that had set what stood there; null: from before there was a ledger. */
  previousNumber: number | null;
}

export interface UpsertedResults {
  new: number;
  same: number;
  changed: ResultChange[];
  /** Of each student, the activities (an int4multirange) of which the file says all that stood there already. */
  confirmed: { studentId: number; activities: string }[];
}

/** A row that was made (nothing before) or altered: what can be put back. */
export interface RowChange {
  id: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
}

/**
 * Finds or creates a course's activities. A known one takes the file's name, kind and order; what the file leaves
 * empty stays.
 *
 * @returns our activity ids in the order of `incoming`, and which are new or differ
 */
export async function upsertActivities(
  courseId: number,
  incoming: readonly IncomingActivity[],
): Promise<{ ids: number[]; changes: RowChange[] }> {
  const columns = sql`id, name, kind, position, max_points, due_at`;
  // Read by the same statement, `before` is as the statement found it.
  const written = await sql<RowChange>`
    with before as (
      select ${columns} from activity where course_id = ${courseId}
    ), written as (
      insert into activity (course_id, source_key, name, kind, position, max_points, due_at)
      select ${courseId}, * from unnest(
        ${incoming.map((activity) => activity.key)}::text[],
        ${incoming.map((activity) => activity.name)}::text[],
        ${incoming.map((activity) => activity.kind)}::activity_kind[],
        ${incoming.map((activity) => activity.position)}::integer[],
        ${incoming.map((activity) => activity.maxPoints)}::real[],
        ${incoming.map((activity) => activity.dueAt)}::timestamptz[])
      on conflict (course_id, source_key) do update set
        name = excluded.name, kind = excluded.kind, position = excluded.position,
        max_points = coalesce(excluded.max_points, activity.max_points),
        due_at = coalesce(excluded.due_at, activity.due_at)
      where (activity.name, activity.kind, activity.position, activity.max_points, activity.due_at)
        is distinct from (excluded.name, excluded.kind, excluded.position,
          coalesce(excluded.max_points, activity.max_points), coalesce(excluded.due_at, activity.due_at))
      returning ${columns}
    )
    select written.id, to_jsonb(before) - 'id' as before, to_jsonb(written) - 'id' as after
    from written left join before on before.id = written.id`.execute(database());
  const known = await database()
    .selectFrom('activity')
    .select(['id', 'source_key'])
    .where('course_id', '=', courseId)
    .execute();
  const byKey = new Map(known.map((row) => [row.source_key, row.id]));
  const ids = incoming.map((activity) => {
    const id = byKey.get(activity.key);
    if (id === undefined) throw new Error(`the activity ${activity.key} was not stored`);
    return id;
  });
  return { ids, changes: written.rows };
}

/**
 * Stores results, one statement for all: unknown ones are added, different ones updated, equal ones left untouched.
 * An empty score, time or deadline does not erase a known one; but a result that is no longer done loses its
 * completion time.
 *
 * @param importNumber the import that says so; null: none
 */
export async function upsertResults(
  courseId: number,
  importNumber: number | null,
  incoming: IncomingResults,
): Promise<UpsertedResults> {
  const { rows } = await sql<UpsertedResults>`
    with incoming as (
      select * from unnest(
        ${incoming.studentIds}::integer[], ${incoming.activityIds}::integer[], ${incoming.statuses}::result_status[],
        ${incoming.scores}::real[], ${incoming.completedAt}::timestamptz[], ${incoming.dueAt}::timestamptz[]
      ) as incoming (student_id, activity_id, status, score, completed_at, due_at)
    ), compared as (
      select incoming.student_id, incoming.activity_id, incoming.status,
        coalesce(incoming.score, result.score) as score,
        case when incoming.status in ('done', 'failed', 'attempted')
          then coalesce(incoming.completed_at, result.completed_at) else incoming.completed_at end as completed_at,
        coalesce(incoming.due_at, result.due_at) as due_at,
        result.student_id is null as is_new,
        result.status as old_status, result.score as old_score,
        result.completed_at as old_completed_at, result.due_at as old_due_at,
        result.recorded_at as old_recorded_at, result.import_number as old_number,
        (incoming.status, incoming.score, incoming.completed_at, incoming.due_at)
          is not distinct from (result.status, result.score, result.completed_at, result.due_at) as is_confirmed
      from incoming left join result on result.course_id = ${courseId}
        and result.student_id = incoming.student_id and result.activity_id = incoming.activity_id
    ), judged as (
      select *, not is_new and (status, score, completed_at, due_at)
        is distinct from (old_status, old_score, old_completed_at, old_due_at) as is_changed
      from compared
    ), inserted as (
      insert into result (course_id, student_id, activity_id, status, score, completed_at, due_at, recorded_at, import_number)
      select ${courseId}, student_id, activity_id, status, score, completed_at, due_at, ${clock().now()}, ${importNumber}::integer
      from judged where is_new
    ), updated as (
      update result set status = judged.status, score = judged.score, completed_at = judged.completed_at,
        due_at = judged.due_at, recorded_at = ${clock().now()}, import_number = ${importNumber}
      from judged
      where judged.is_changed and result.course_id = ${courseId}
        and result.student_id = judged.student_id and result.activity_id = judged.activity_id
    ), confirmed as (
      select student_id, range_agg(int4range(activity_id, activity_id + 1)) as activities
      from judged where is_confirmed group by student_id
    )
    select count(*) filter (where is_new) as new,
      count(*) filter (where not is_new and not is_changed) as same,
      coalesce(json_agg(json_build_object(
        'studentId', student_id, 'activityId', activity_id, 'previousNumber', old_number,
        'before', json_build_object('status', old_status, 'score', old_score, 'completedAt', old_completed_at, 'dueAt', old_due_at,
          'recordedAt', old_recorded_at),
        'after', json_build_object('status', status, 'score', score, 'completedAt', completed_at, 'dueAt', due_at)
      ) order by student_id, activity_id) filter (where is_changed), '[]') as changed,
      (select coalesce(json_agg(json_build_object('studentId', student_id, 'activities', activities::text)), '[]')
        from confirmed) as confirmed
    from judged`.execute(database());
  const [counts] = rows;
  if (!counts) throw new Error('an aggregate returned no row');
  return counts;
}
