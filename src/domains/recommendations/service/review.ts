import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { countDelayed } from '#kernel/tasks/under-way.ts';
import { noteView } from '#domains/audit/index.ts';
import { assertCourseReadable, listTaughtCourseIds } from '#domains/roster/index.ts';
import type { ReviewDetail, ReviewItem, ReviewList, ReviewQuery, Waiting } from '../review/contract.ts';
import * as store from '../store/queue.ts';
import { listDecisions, listEarlierRatings } from '../store/review-items.ts';
import { isTaughtBy, listCourseIds } from './course-access.ts';
import { feedbackKind, generateKind } from './kinds.ts';

/** A page of what waits or was decided in the courses that the actor may read. Each course looked at is in the audit. */
export async function listForReview(
  actor: Actor,
  { state, courseId, cursor, limit, ...filter }: ReviewQuery,
): Promise<ReviewList> {
  const courseIds = await listCourseIds(actor, courseId);
  const taught = new Set(await listTaughtCourseIds(actor));
  const rows = await (state === 'draft'
    ? store.listDrafts(courseIds, filter, limit + 1, cursor === undefined ? undefined : toDraftPlace(cursor))
    : store.listDecided(
        courseIds,
        state,
        filter,
        limit + 1,
        cursor === undefined ? undefined : toDecidedPlace(cursor),
      ));
  const items = rows.slice(0, limit).map((row) => ({ ...row, mayDecide: taught.has(row.course.id) }));
  for (const id of new Set(items.map(({ course }) => course.id))) noteView('course.viewed', { courseId: id }, {});
  return { items, nextCursor: rows.length > limit ? await cursorAt(items.at(-1), state === 'draft') : null };
}

/** How many wait in the courses that the actor may read, and how many are late. */
export async function countWaiting(actor: Actor): Promise<Waiting> {
  const courseIds = await listCourseIds(actor, undefined);
  const courses = await store.countWaiting(courseIds);
  const delayed = await countDelayed([generateKind.name, feedbackKind.name], courseIds);
  return { delayed, total: courses.reduce((sum, { waiting }) => sum + waiting, 0), courses };
}

/** One with all that was decided about it. @throws AppError course.not_found, recommendation.not_found */
export async function getForReview(actor: Actor, courseId: number, id: string): Promise<ReviewDetail> {
  await assertCourseReadable(actor, courseId);
  const item = await store.findReviewItem(courseId, id);
  if (!item) throw new AppError('recommendation.not_found');
  return {
    item: { ...item, mayDecide: await isTaughtBy(actor, courseId) },
    history: await listDecisions(id),
    earlierRatings: await listEarlierRatings(id),
  };
}

/** `1_0.8_id` of one brought back, `0_0.8_id` of any other draft. */
function toDraftPlace(cursor: string): store.DraftPlace {
  const [isReturned, urgency, id = ''] = cursor.split('_');
  return { isReturned: isReturned === '1', urgency: Number(urgency), id };
}

function toDecidedPlace(cursor: string): store.DecidedPlace {
  const [at = '', id = ''] = cursor.split('_');
  return { at, id };
}

async function cursorAt(last: ReviewItem | undefined, isDraft: boolean): Promise<string | null> {
  if (!last) return null;
  if (isDraft) return `${last.returnedAt === null ? '0' : '1'}_${String(last.urgency)}_${last.id}`;
  const place = await store.decidedPlace(last.id);
  return place ? `${place.at}_${place.id}` : null;
}
