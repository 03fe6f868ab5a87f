import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { database } from '#kernel/runtime.ts';
import type { Zone } from '#domains/risk/contract.ts';
import type { Answer, FlagCounts, FlagZone } from '../contract.ts';

/** A student's zone now and the last answer to it. */
export interface AnsweredZone {
  readonly studentId: number;
  readonly zone: Zone | null;
  readonly last: Answer | null;
}

interface AnswerRow extends Omit<Answer, 'at'> {
  readonly at: Date;
}

const toAnswer = ({ at, ...answer }: AnswerRow): Answer => ({ ...answer, at: at.toISOString() });

const columns = sql`answer.id, answer.verdict, answer.note, user_account.name as "by", answer.created_at as "at",
  answer.zone, answer.probability, answer.data_version as "dataVersion"`;

/** The flags of a course with the last answer to each, the riskiest first. */
export async function listAnsweredFlags(courseId: number): Promise<AnsweredZone[]> {
  const { rows } = await sql<AnswerRow & { studentId: number; zoneNow: FlagZone; isAnswered: boolean }>`
    select student_zone.student_id as "studentId", student_zone.zone as "zoneNow", answer.id is not null as "isAnswered",
      ${columns}
    from student_zone
    left join (
      select distinct on (student_id) * from flag_answer where course_id = ${courseId} order by student_id, id desc
    ) as answer on answer.student_id = student_zone.student_id
    left join user_account on user_account.id = answer.user_id
    where student_zone.course_id = ${courseId} and student_zone.zone in ('B', 'C')
    order by risk_score desc, student_zone.student_id`.execute(database());
  return rows.map(({ studentId, zoneNow, isAnswered, ...answer }) => ({
    studentId,
    zone: zoneNow,
    last: isAnswered ? toAnswer(answer) : null,
  }));
}

/** All answers about a student in a course, the newest first. */
export async function listAnswers(courseId: number, studentId: number): Promise<Answer[]> {
  const { rows } = await sql<AnswerRow>`
    select ${columns} from flag_answer as answer left join user_account on user_account.id = answer.user_id
    where course_id = ${courseId} and student_id = ${studentId} order by answer.id desc`.execute(database());
  return rows.map(toAnswer);
}

/** A student's zone in a course; null: none, or no such student. */
export async function findZone(courseId: number, studentId: number): Promise<Zone | null> {
  const { rows } = await sql<{ zone: Zone | null }>`
    select zone from student_zone where course_id = ${courseId} and student_id = ${studentId}`.execute(database());
  return rows.at(0)?.zone ?? null;
}

/** Adds an answer to the student's flag as it is now. @returns false where there is no flag */
export async function insertAnswer(
  courseId: number,
  studentId: number,
  answer: { userId: string; verdict: Answer['verdict']; note: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into flag_answer (id, course_id, student_id, user_id, verdict, note, zone, probability, data_version,
      model_version)
    select ${newId()}, student_zone.course_id, student_id, ${answer.userId}, ${answer.verdict}, ${answer.note}, zone,
      probability, student_zone.data_version,
      case when judged_by = 'probability' then details -> 'judgement' -> 'model' ->> 'version' end
    from student_zone join cluster_run on cluster_run.id = student_zone.cluster_run_id
    where student_zone.course_id = ${courseId} and student_id = ${studentId} and zone in ('B', 'C')`.execute(
    database(),
  );
  return numAffectedRows === 1n;
}

/** How the flags of courses were answered, by course and the model that raised them. */
export async function countAnswers(courseIds: readonly number[]): Promise<FlagCounts[]> {
  const { rows } = await sql<FlagCounts>`
    with last as (
      select distinct on (course_id, student_id) course_id, student_id, verdict, zone, model_version
      from flag_answer where course_id = any(${courseIds}::integer[]) order by course_id, student_id, id desc
    ), flag as (
      select student_zone.course_id, student_id, zone,
        case when judged_by = 'probability' then details -> 'judgement' -> 'model' ->> 'version' end as model_version
      from student_zone join cluster_run on cluster_run.id = student_zone.cluster_run_id
      where student_zone.course_id = any(${courseIds}::integer[]) and zone in ('B', 'C')
    ), counted as (
      select course_id, model_version, verdict from last where verdict <> 'withdrawn'
      union all
      select flag.course_id, flag.model_version, 'unanswered' from flag left join last using (course_id, student_id)
      where last.verdict is null or last.verdict = 'withdrawn' or flag.zone > last.zone
    )
    select course_id as "courseId", model_version as "modelVersion",
      count(*) filter (where verdict = 'right')::integer as right,
      count(*) filter (where verdict = 'wrong')::integer as wrong,
      count(*) filter (where verdict = 'handled')::integer as handled,
      count(*) filter (where verdict = 'unanswered')::integer as unanswered
    from counted group by course_id, model_version order by course_id, model_version nulls last`.execute(database());
  return rows;
}
