import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { assertStudentReadable } from '#domains/roster/index.ts';
import { findComposed } from '../store/told.ts';
import { isTaughtBy } from './course-access.ts';
import { requestAdvice } from './request.ts';

/** Minutes between two pieces of advice that a student asks for. */
const minutesBetween = 60;

/**
 * Asks that advice to a student be composed now. Teachers of the course may always; a student for the own, unless some
 * waits for a teacher already, or is of the last hour: what it is made of changes no faster, and a model costs money.
 *
 * @throws AppError student.not_found, recommendation.waits_for_review, recommendation.asked_lately
 */
export async function askForAdvice(actor: Actor, courseId: number, studentId: number): Promise<void> {
  await assertStudentReadable(actor, courseId, studentId);
  const isTeacher = await isTaughtBy(actor, courseId);
  if (!isTeacher && actor.studentId !== studentId) throw new AppError('access.denied');
  if (!isTeacher) {
    const { waits, isRecent } = await findComposed(courseId, studentId, minutesBetween);
    if (waits) throw new AppError('recommendation.waits_for_review');
    if (isRecent) throw new AppError('recommendation.asked_lately', { minutes: minutesBetween });
  }
  await requestAdvice(courseId, studentId);
}
