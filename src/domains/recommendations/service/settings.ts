import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { runtime } from '#kernel/runtime.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { assertCourseReadable } from '#domains/roster/index.ts';
import type { AdviceSettings } from '../settings/contract.ts';
import * as store from '../store/settings.ts';
import { assertCourseTaught } from './course-access.ts';

/** When the students of a course see what is advised to them. @throws AppError course.not_found */
export async function getAdviceSettings(actor: Actor, courseId: number): Promise<AdviceSettings> {
  await assertCourseReadable(actor, courseId);
  return { shown: (await store.findShowing(courseId)) ?? 'after_review' };
}

/** Sets it, for drafts that wait already, too. @throws AppError course.not_found, access.denied */
export async function setAdviceSettings(
  actor: Actor,
  courseId: number,
  { shown }: AdviceSettings,
): Promise<AdviceSettings> {
  await assertCourseTaught(actor, courseId);
  await transaction(async () => {
    await store.setShowing(courseId, shown, actor.userId);
    await recordAudit('recommendation.showing_set', { courseId }, { shown });
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
  return { shown };
}
