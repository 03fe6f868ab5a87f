import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { AdviceFacts } from '../facts/contract.ts';

type Locale = 'ru' | 'en';

export interface Reader {
  studentId: number;
  /** Of the account; null: there is none. */
  language: Locale | null;
  /** The files of the course do not name the student any more. */
  isMissing: boolean;
}

/** Students of a course, or one, as those who will read what is composed. */
export async function listReaders(courseId: number, studentId?: number): Promise<Map<number, Reader>> {
  const { rows } = await sql<Reader>`
    select enrolment.student_id as "studentId", user_account.locale as language,
      enrolment.missing_since is not null as "isMissing"
    from enrolment join student on student.id = enrolment.student_id
      left join user_account on user_account.id = student.user_id
    where enrolment.course_id = ${courseId}
      and (${studentId ?? null}::integer is null or enrolment.student_id = ${studentId ?? null})`.execute(database());
  return new Map(rows.map((row) => [row.studentId, row]));
}

export interface NewestAdvice {
  studentId: number;
  factsHash: string;
  composer: 'rules' | 'model';
  state: 'draft' | 'approved' | 'rejected' | 'outdated';
  /** `{}` where none were kept. */
  facts: Partial<AdviceFacts>;
}

/** The newest advice to each student of a course, or to one, whatever became of it. */
export async function listNewestAdvice(courseId: number, studentId?: number): Promise<NewestAdvice[]> {
  const { rows } = await sql<NewestAdvice>`
    select distinct on (student_id) student_id as "studentId", facts_hash as "factsHash", composer, state, facts
    from recommendation
    where course_id = ${courseId} and kind = 'advice'
      and (${studentId ?? null}::integer is null or student_id = ${studentId ?? null})
    order by student_id, id desc`.execute(database());
  return rows;
}

/** The newest feedback on each test of a course's students, or of one, whatever became of it. */
export async function listNewestFeedback(
  courseId: number,
  studentId?: number,
): Promise<{ studentId: number; activityId: number; factsHash: string }[]> {
  const { rows } = await sql<{ studentId: number; activityId: number; factsHash: string }>`
    select distinct on (student_id, activity_id) student_id as "studentId", activity_id as "activityId",
      facts_hash as "factsHash"
    from recommendation
    where course_id = ${courseId} and kind = 'test_feedback'
      and (${studentId ?? null}::integer is null or student_id = ${studentId ?? null})
    order by student_id, activity_id, id desc`.execute(database());
  return rows;
}
