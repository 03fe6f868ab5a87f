import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { assertCourseReadable, listReadableCourseIds, listTaughtCourseIds } from '#domains/roster/index.ts';

/** Whether the actor teaches the course: its teachers decide, whoever else may read it reads. */
export async function isTaughtBy(actor: Actor, courseId: number): Promise<boolean> {
  return (await listTaughtCourseIds(actor)).includes(courseId);
}

/** @throws AppError course.not_found; access.denied for one who may read the course and does not teach it */
export async function assertCourseTaught(actor: Actor, courseId: number): Promise<void> {
  await assertCourseReadable(actor, courseId);
  if (!(await isTaughtBy(actor, courseId))) throw new AppError('access.denied');
}

/** Courses that the actor may read, or only this one of them. */
export async function listCourseIds(actor: Actor, courseId: number | undefined): Promise<number[]> {
  const ids = await listReadableCourseIds(actor);
  return courseId === undefined ? ids : ids.filter((id) => id === courseId);
}
