import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { assertCourseReadable, assertStudentReadable } from '#domains/roster/index.ts';
import type { Flag, FlagCounts, FlagOfStudent, Verdict } from '../contract.ts';
import { flagOf, isOpen, standingAnswer } from '../flags.ts';
import * as store from '../store/flags.ts';

/** As the audit calls it. */
const recorded = { right: 'agreed', wrong: 'disputed', handled: 'handled' } as const;

/** Everybody of zone B and C with what was said of it, the riskiest first. @throws AppError course.not_found */
export async function listFlags(actor: Actor, courseId: number): Promise<Flag[]> {
  await assertCourseReadable(actor, courseId);
  return (await store.listAnsweredFlags(courseId)).flatMap((one) => toFlag(one) ?? []);
}

/**
 * A student's flag and all that was said of it. For the staff of the course only: that the actor is the student does not
 * suffice.
 *
 * @throws AppError course.not_found, student.not_found
 */
export async function getFlag(actor: Actor, courseId: number, studentId: number): Promise<FlagOfStudent> {
  await assertStaffOf(actor, courseId, studentId);
  return readFlag(courseId, studentId);
}

/** Says what the actor thinks of a student's flag. @throws AppError course.not_found, student.not_found, flag.none */
export async function answerFlag(
  actor: Actor,
  courseId: number,
  studentId: number,
  { verdict, note }: { verdict: Verdict; note: string },
): Promise<FlagOfStudent> {
  await assertStaffOf(actor, courseId, studentId);
  await transaction(async () => {
    const answer = { userId: actor.userId, verdict, note: note === '' ? null : note };
    if (!(await store.insertAnswer(courseId, studentId, answer))) throw new AppError('flag.none');
    await recordAudit('flag.answered', { courseId, studentId }, { verdict: recorded[verdict] });
  });
  publish(courseId);
  return readFlag(courseId, studentId);
}

/** Takes the last answer back; it stays in the history. @throws AppError course.not_found, student.not_found, flag.none */
export async function withdrawAnswer(actor: Actor, courseId: number, studentId: number): Promise<FlagOfStudent> {
  await assertStaffOf(actor, courseId, studentId);
  await transaction(async () => {
    const [last = null] = await store.listAnswers(courseId, studentId);
    if (standingAnswer(last) === null) return;
    const answer = { userId: actor.userId, verdict: 'withdrawn', note: null } as const;
    if (!(await store.insertAnswer(courseId, studentId, answer))) throw new AppError('flag.none');
    await recordAudit('flag.withdrawn', { courseId, studentId }, {});
  });
  publish(courseId);
  return readFlag(courseId, studentId);
}

/** How the flags of a course were answered. @throws AppError course.not_found */
export async function getFlagCounts(actor: Actor, courseId: number): Promise<FlagCounts[]> {
  await assertCourseReadable(actor, courseId);
  return countFlagFeedback([courseId]);
}

/**
 * How many flags of courses teachers called right, wrong or handled, by the version of the model that raised them, and how
 * many of those of now wait for an answer. Who may know it is the caller's to check.
 */
export function countFlagFeedback(courseIds: readonly number[]): Promise<FlagCounts[]> {
  return store.countAnswers(courseIds);
}

async function assertStaffOf(actor: Actor, courseId: number, studentId: number): Promise<void> {
  await assertCourseReadable(actor, courseId);
  await assertStudentReadable(actor, courseId, studentId);
}

async function readFlag(courseId: number, studentId: number): Promise<FlagOfStudent> {
  const history = await store.listAnswers(courseId, studentId);
  const zone = await store.findZone(courseId, studentId);
  return { flag: toFlag({ studentId, zone, last: history.at(0) ?? null }), history };
}

function toFlag({ studentId, zone, last }: store.AnsweredZone): Flag | null {
  const flag = flagOf(zone);
  return flag && { studentId, zone: flag, answer: standingAnswer(last), isOpen: isOpen(flag, last) };
}

function publish(courseId: number): void {
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}
