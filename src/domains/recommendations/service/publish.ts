import { runtime } from '#kernel/runtime.ts';
import { listAccounts } from '../store/told.ts';

/** Tells the open pages of courses, and those of the students concerned, that what is advised has changed. */
export async function publishChange(
  changed: readonly { readonly courseId: number; readonly studentId: number }[],
): Promise<void> {
  const { events } = runtime();
  for (const courseId of new Set(changed.map((one) => one.courseId))) {
    events.publish({ topic: 'course', id: courseId, courseId });
  }
  const accounts = new Map(
    (await listAccounts(changed.map((one) => one.studentId))).map((one) => [one.studentId, one]),
  );
  for (const { courseId, studentId } of changed) {
    const account = accounts.get(studentId);
    if (account) events.publish({ topic: 'course', id: courseId, userId: account.userId });
  }
}
