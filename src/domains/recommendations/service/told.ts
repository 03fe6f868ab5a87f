import type { Actor } from '#kernel/actor.ts';
import { assertStudentReadable } from '#domains/roster/index.ts';
import type { AdviceOfStudent } from '../rating/contract.ts';
import { listTold } from '../store/told.ts';

/**
 * What a student is told in a course now, as the student sees it: the staff of the course sees no more here.
 *
 * @throws AppError student.not_found
 */
export async function getAdvice(actor: Actor, courseId: number, studentId: number): Promise<AdviceOfStudent> {
  await assertStudentReadable(actor, courseId, studentId);
  const told = await listTold(courseId, studentId, actor.locale);
  return {
    advice: told.find(({ kind }) => kind === 'advice') ?? null,
    feedback: told.filter(({ kind }) => kind === 'test_feedback'),
  };
}
