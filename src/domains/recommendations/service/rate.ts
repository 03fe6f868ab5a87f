import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { lowStars, type AdviceOfStudent, type RatingBody } from '../rating/contract.ts';
import * as store from '../store/ratings.ts';
import { publishChange } from './publish.ts';
import { tellOfLowRating } from './tell.ts';
import { getAdvice } from './told.ts';

/**
 * The student rates what was advised. One or two stars bring it back to the teachers of the course, and it is not shown
 * until one of them has approved it; more stars, given before a teacher has decided, take that back.
 *
 * @throws AppError recommendation.not_found, also when it is another's or not to be seen
 */
export async function rate(actor: Actor, courseId: number, id: string, rating: RatingBody): Promise<AdviceOfStudent> {
  const studentId = studentOf(actor);
  await transaction(async () => {
    const ratable = await store.lockRatable(id, { courseId, studentId });
    if (!ratable) throw new AppError('recommendation.not_found');
    await store.setRating(id, rating);
    const isLow = rating.stars <= lowStars;
    const subject = { courseId, studentId };
    await recordAudit('recommendation.rated', subject, { recommendationId: id, stars: rating.stars });
    if (isLow === ratable.isReturned) return;
    await (isLow ? store.bringBack(id, actor.userId) : store.withdrawReturn(id, actor.userId));
    const decision = isLow ? 'returned' : 'taken_back';
    await recordAudit('recommendation.decided', subject, { recommendationId: id, decision });
    if (isLow) await tellOfLowRating({ id, courseId, studentId }, rating);
  });
  await publishChange([{ courseId, studentId }]);
  return getAdvice(actor, courseId, studentId);
}

/** The student marks an item as done, or takes that back. @throws AppError recommendation.not_found, .no_item */
export async function markDone(
  actor: Actor,
  courseId: number,
  id: string,
  { item, isDone }: { item: number; isDone: boolean },
): Promise<AdviceOfStudent> {
  const studentId = studentOf(actor);
  await transaction(async () => {
    const ratable = await store.lockRatable(id, { courseId, studentId });
    if (!ratable?.isShown) throw new AppError('recommendation.not_found');
    if (item >= ratable.items) throw new AppError('recommendation.no_item');
    await store.setDone(id, item, isDone);
  });
  await publishChange([{ courseId, studentId }]);
  return getAdvice(actor, courseId, studentId);
}

function studentOf({ studentId }: Actor): number {
  if (studentId === null) throw new AppError('recommendation.not_found');
  return studentId;
}
