import { transaction } from '#kernel/database/transaction.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { generateKind } from './kinds.ts';

/**
 * Asks for advice to a student, before everything that is planned; whoever calls has checked that the actor may. The course
 * is told (event `course`) when the draft is there.
 *
 * @returns id of the task
 */
export function requestAdvice(courseId: number, studentId: number): Promise<string> {
  return transaction(() => enqueue(generateKind, { courseId, studentId, isAsked: true }, { lane: 'interactive' }));
}
