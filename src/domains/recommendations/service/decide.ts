import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { recordAuditOfMany } from '#domains/audit/index.ts';
import { listTaughtCourseIds } from '#domains/roster/index.ts';
import { mostItems } from '../content/contract.ts';
import type { BulkDecision, BulkUndo, DecisionBody, ReviewDetail } from '../review/contract.ts';
import * as store from '../store/decisions.ts';
import { findReviewItem } from '../store/queue.ts';
import { assertCourseTaught } from './course-access.ts';
import { publishChange } from './publish.ts';
import { getForReview } from './review.ts';
import { tellOfApproved } from './tell.ts';

/**
 * Decides about a draft. Of two who decide at once the second is told what the first did.
 *
 * @throws AppError course.not_found, access.denied, recommendation.not_found, recommendation.already_approved,
 *   recommendation.already_rejected, recommendation.outdated, recommendation.too_many_items
 */
export async function decideOne(
  actor: Actor,
  courseId: number,
  id: string,
  decision: DecisionBody,
): Promise<ReviewDetail> {
  await assertCourseTaught(actor, courseId);
  const { refused } = await decideIn(actor, [id], [courseId], await withEdits(courseId, id, decision));
  const [refusal] = refused;
  if (refusal) throw toError(refusal.state);
  return getForReview(actor, courseId, id);
}

/** Decides alike about many drafts of courses that the actor teaches; says which it could not, and why. */
export async function decideMany(
  actor: Actor,
  ids: readonly string[],
  decision: Exclude<DecisionBody, { action: 'edited' }>,
): Promise<BulkDecision> {
  const given = decision.action === 'rejected' ? noteOf(decision) : decision;
  return decideIn(actor, ids, await listTaughtCourseIds(actor), given);
}

/**
 * Takes the last decision back: state and text are as they were before.
 *
 * @throws AppError course.not_found, access.denied, recommendation.not_undone
 */
export async function undoOne(actor: Actor, courseId: number, id: string, decisionId: string): Promise<ReviewDetail> {
  await assertCourseTaught(actor, courseId);
  if (!(await findReviewItem(courseId, id))) throw new AppError('recommendation.not_found');
  const { refused } = await undoIn(actor, [decisionId], [courseId]);
  if (refused > 0) throw new AppError('recommendation.not_undone');
  return getForReview(actor, courseId, id);
}

/** The same of many, in courses that the actor teaches. */
export async function undoMany(actor: Actor, decisionIds: readonly string[]): Promise<BulkUndo> {
  return undoIn(actor, decisionIds, await listTaughtCourseIds(actor));
}

async function decideIn(
  actor: Actor,
  ids: readonly string[],
  courseIds: readonly number[],
  decision: store.NewDecision,
): Promise<BulkDecision> {
  const decided = await transaction(async () => {
    const drafts = await store.lockDrafts(ids, courseIds);
    const done = await store.decide(drafts, decision, actor.userId);
    if (decision.action === 'edited') await store.forgetDone(drafts);
    await record(done, decision.action);
    if (decision.action !== 'rejected') await tellOfApproved(done.map(({ id }) => id));
    return done;
  });
  await publishChange(decided);
  const missing = [...new Set(ids)].filter((id) => !decided.some((one) => one.id === id));
  const states = missing.length === 0 ? new Map<string, never>() : await store.listStates(missing, courseIds);
  return {
    decided: decided.map(({ id, decisionId }) => ({ id, decisionId })),
    refused: missing.map((id) => ({ id, state: states.get(id) ?? 'gone' })),
  };
}

async function undoIn(actor: Actor, decisionIds: readonly string[], courseIds: readonly number[]): Promise<BulkUndo> {
  const restored = await transaction(async () => {
    const last = await store.lockLastDecisions(decisionIds, courseIds);
    const done = await store.takeBack(last, actor.userId);
    await record(done, 'taken_back');
    return done;
  });
  await publishChange(restored);
  return { restored: restored.map(({ id }) => id), refused: new Set(decisionIds).size - restored.length };
}

/** A text that was not changed is approved as it is. */
async function withEdits(courseId: number, id: string, decision: DecisionBody): Promise<store.NewDecision> {
  if (decision.action === 'approved') return decision;
  if (decision.action === 'rejected') return noteOf(decision);
  const item = await findReviewItem(courseId, id);
  if (!item) throw new AppError('recommendation.not_found');
  const most = Math.max(mostItems, item.content.items.length);
  if (decision.content.items.length > most) throw new AppError('recommendation.too_many_items', { most });
  const isSame = isDeepStrictEqual(decision.content, item.edited ?? item.content);
  return isSame ? { action: 'approved' } : { action: 'edited', edited: decision.content };
}

function noteOf({ action, reason, note }: Extract<DecisionBody, { action: 'rejected' }>): store.NewDecision {
  return { action, reason, ...(note !== '' && { note }) };
}

function toError(state: BulkDecision['refused'][number]['state']): AppError {
  if (state === 'approved') return new AppError('recommendation.already_approved');
  if (state === 'rejected') return new AppError('recommendation.already_rejected');
  return new AppError(state === 'gone' ? 'recommendation.not_found' : 'recommendation.outdated');
}

function record(decided: readonly store.Decided[], decision: 'approved' | 'edited' | 'rejected' | 'taken_back') {
  return recordAuditOfMany(
    'recommendation.decided',
    decided.map(({ id, courseId, studentId }) => ({
      subject: { courseId, studentId },
      details: { recommendationId: id, decision },
    })),
  );
}
