import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { getSetting } from '#kernel/settings.ts';
import { announce } from '#kernel/tasks/announce-event.ts';
import { clock } from '#kernel/runtime.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { courseChanged } from '#domains/gradebook/index.ts';
import { assertCourseReadable, raiseDataVersion } from '#domains/roster/index.ts';
import type { StudentCourseMetric } from '../contract.ts';
import { defaultGrading, type Grading, type GradingOfCourse } from '../grading/contract.ts';
import { computeMetrics } from '../store/compute.ts';
import * as store from '../store/grading.ts';
import { rulesOfCourse, toRules, weightsSetting } from './weights.ts';

/** How a course weighs and judges, beside what its source says. @throws AppError course.not_found */
export async function getGrading(actor: Actor, courseId: number): Promise<GradingOfCourse> {
  await assertCourseReadable(actor, courseId);
  const grading = await store.findGrading(courseId);
  return {
    grading: grading ?? defaultGrading,
    isDefault: grading === undefined,
    institution: await getSetting(weightsSetting),
    parts: await store.listParts(courseId),
    activities: await store.listWeights(courseId),
  };
}

/**
 * Sets how a course weighs and judges, and asks for the recomputation of this course alone. Its version is raised: all
 * that was derived by the old rules is outdated.
 *
 * @param grading null: as the institution
 * @throws AppError course.not_found
 */
export async function setGrading(actor: Actor, courseId: number, grading: Grading | null): Promise<GradingOfCourse> {
  await assertCourseReadable(actor, courseId);
  await transaction(async () => {
    await raiseDataVersion(courseId);
    await store.setGrading(courseId, grading, actor.userId);
    await recordAudit('course.grading_set', { courseId }, { grading });
    await announce(courseChanged, { courseId });
  });
  return getGrading(actor, courseId);
}

/** Metrics of everyone in a course now, by the rules it has and by those that it would have; nothing is stored. */
export async function compareGrading(
  courseId: number,
  grading: Grading,
): Promise<{ before: StudentCourseMetric[]; after: StudentCourseMetric[] }> {
  const now = clock().now();
  return {
    before: await computeMetrics(courseId, now, await rulesOfCourse(courseId)),
    after: await computeMetrics(courseId, now, await toRules(grading)),
  };
}
