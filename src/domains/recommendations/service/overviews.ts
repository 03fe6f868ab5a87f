import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { isUnderWay } from '#kernel/tasks/under-way.ts';
import { assertCourseReadable, assertProgrammeReadable } from '#domains/roster/index.ts';
import type { ToldOverview } from '../overviews/contract.ts';
import { findOverview, type OverviewSubject } from '../store/overviews.ts';
import { digestKind, summariseKind } from './kinds.ts';

/** The summary of a course, in the actor's language where there is one. @throws AppError course.not_found */
export async function getSummary(actor: Actor, courseId: number): Promise<ToldOverview> {
  await assertCourseReadable(actor, courseId);
  return told({ courseId }, actor);
}

/** Has it composed anew, before everything that is planned. @throws AppError course.not_found */
export async function requestSummary(actor: Actor, courseId: number): Promise<ToldOverview> {
  await assertCourseReadable(actor, courseId);
  await transaction(() => enqueue(summariseKind, { courseId, askedIn: actor.locale }, { lane: 'interactive' }));
  return told({ courseId }, actor);
}

/** The digest of a programme, in the actor's language where there is one. @throws AppError programme.not_found */
export async function getDigest(actor: Actor, programmeId: number): Promise<ToldOverview> {
  await assertProgrammeReadable(actor, programmeId);
  return told({ programmeId }, actor);
}

/** Has it composed anew, before everything that is planned. @throws AppError programme.not_found */
export async function requestDigest(actor: Actor, programmeId: number): Promise<ToldOverview> {
  await assertProgrammeReadable(actor, programmeId);
  await transaction(() => enqueue(digestKind, { programmeId, askedIn: actor.locale }, { lane: 'interactive' }));
  return told({ programmeId }, actor);
}

async function told(subject: OverviewSubject, actor: Actor): Promise<ToldOverview> {
  const overview = await findOverview(subject, actor.locale);
  const isComposing =
    'courseId' in subject
      ? await isUnderWay(summariseKind.name, String(subject.courseId))
      : await isUnderWay(digestKind.name, String(subject.programmeId));
  return { overview: overview ?? null, isComposing };
}
