import { setImmediate } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import { arrayBytes } from '#kernel/database/array-bytes.ts';
import { clock, database } from '#kernel/runtime.ts';
import { resultStatuses, type ResultStatus } from '../contract.ts';
import { batchesOf, type IncomingResults } from './incoming-results.ts';

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
  /** By student and activity. */
  changed: ResultChange[];
  /** Of each student, the activities (int4multiranges) of which the file says all that stood there already. */
  confirmed: Map<number, string[]>;
}

/** Results of one statement: the time in which the process does nothing else stays under a few hundredths of a second. */
const resultsOfStatement = 25_000;

/**
 * Stores results, set by set: unknown ones are added, different ones updated, equal ones left untouched. An empty score,
 * time or deadline does not erase a known one; but a result that is no longer done loses its score and its
 * completion time.
 *
 * @param importNumber the import that says so; null: none
 * @param incoming no result twice
 */
export async function upsertResults(
  courseId: number,
  importNumber: number | null,
  incoming: IncomingResults,
): Promise<UpsertedResults> {
  const hasResults = await database()
    .selectFrom('result')
    .select('course_id')
    .where('course_id', '=', courseId)
    .limit(1)
    .executeTakeFirst();
  const store = hasResults ? compareAndStore : add;
  const all: UpsertedResults = { new: 0, same: 0, changed: [], confirmed: new Map() };
  const batches = batchesOf(incoming, resultsOfStatement);
  for (let rows = nextRows(batches); rows;) {
    // While the database stores some, the next are written out.
    const [some, next] = await Promise.all([
      store(courseId, importNumber, rows),
      setImmediate().then(() => nextRows(batches)),
    ]);
    rows = next;
    all.new += some.new;
    all.same += some.same;
    all.changed.push(...some.changed);
    for (const { studentId, activities } of some.confirmed) {
      all.confirmed.set(studentId, [...(all.confirmed.get(studentId) ?? []), activities]);
    }
  }
  all.changed.sort((a, b) => a.studentId - b.studentId || a.activityId - b.activityId);
  return all;
}

interface Stored {
  new: number;
  same: number;
  changed: ResultChange[];
  confirmed: { studentId: number; activities: string }[];
}

function nextRows(batches: Iterator<IncomingResults, void>): RawBuilder<unknown> | undefined {
  const next = batches.next();
  return next.done ? undefined : rowsOf(next.value);
}

/** The results as rows `(student_id, activity_id, status, score, completed_at, due_at)`. */
function rowsOf(results: IncomingResults): RawBuilder<unknown> {
  const { studentIds, activityIds, statuses, scores, completedAt, dueAt } = results;
  return sql`
    select student_id, activity_id, (${resultStatuses}::result_status[])[place + 1] as status, score,
      to_timestamp(completed_ms / 1000) as completed_at, to_timestamp(due_ms / 1000) as due_at
    from unnest(
      ${arrayBytes('integer', studentIds)}::integer[], ${arrayBytes('integer', activityIds)}::integer[],
      ${arrayBytes('integer', statuses)}::integer[], ${arrayBytes('real', unlessEmpty(scores))}::real[],
      ${arrayBytes('double', unlessEmpty(completedAt))}::float8[], ${arrayBytes('double', unlessEmpty(dueAt))}::float8[]
    ) as column_of (student_id, activity_id, place, score, completed_ms, due_ms)`;
}

/** Nothing at all when no row says anything: `unnest` fills the shorter of its arrays with nulls. */
const unlessEmpty = (numbers: Float64Array): Float64Array | [] =>
  numbers.every((number) => Number.isNaN(number)) ? [] : numbers;

/** Adds results to a course that had none when its import began. */
async function add(courseId: number, importNumber: number | null, incoming: RawBuilder<unknown>): Promise<Stored> {
  const { numAffectedRows = 0n } = await sql`
    insert into result (course_id, student_id, activity_id, status, score, completed_at, due_at, recorded_at, import_number)
    select ${courseId}, incoming.*, ${clock().now()}, ${importNumber}::integer
    from (${incoming}) as incoming`.execute(database());
  return { new: Number(numAffectedRows), same: 0, changed: [], confirmed: [] };
}

async function compareAndStore(
  courseId: number,
  importNumber: number | null,
  incoming: RawBuilder<unknown>,
): Promise<Stored> {
  const { rows } = await sql<Stored>`
    with incoming as (
      ${incoming}
    ), compared as (
      select incoming.student_id, incoming.activity_id, incoming.status,
        case when incoming.status in ('done', 'failed', 'attempted')
          then coalesce(incoming.score, result.score) else incoming.score end as score,
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
