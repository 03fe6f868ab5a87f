import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import type { RecommendationContent } from '../content/contract.ts';

/** An approved recommendation and whom to tell of it. */
export interface ApprovedToTell {
  readonly id: string;
  readonly userId: string;
  readonly courseId: number;
  readonly courseName: string;
  readonly content: RecommendationContent;
}

/** Of these, the approved ones whose students have accounts; one statement. */
export async function listApprovedToTell(ids: readonly string[]): Promise<ApprovedToTell[]> {
  const { rows } = await sql<ApprovedToTell>`
    select recommendation.id, account.id as "userId", course.id as "courseId", course.name as "courseName",
      coalesce(edited, content) as content
    from recommendation
    join course on course.id = recommendation.course_id
    join student on student.id = recommendation.student_id
    join user_account as account on account.id = student.user_id and account.is_active
    where recommendation.id = any(${[...ids]}::uuid[]) and state = 'approved'
    order by recommendation.id`.execute(database());
  return rows;
}

/** Those that are approved still. */
export async function listStillApproved(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from recommendation where id = any(${[...ids]}::uuid[]) and state = 'approved'`.execute(database());
  return new Set(rows.map(({ id }) => id));
}
