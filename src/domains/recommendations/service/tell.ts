import { notify } from '#kernel/notifications/notify.ts';
import { findCourse, listNamedStudents, listTeachersOfCourses } from '#domains/roster/index.ts';
import { plainText } from '../content/plain-text.ts';
import { approvedKind } from '../notifications/approved.ts';
import { ratedLowKind } from '../notifications/rated-low.ts';
import type { RatingBody } from '../rating/contract.ts';
import { listApprovedToTell } from '../store/tell.ts';

/** Tells students what has just been approved for them, each recommendation once however often it is taken back. */
export async function tellOfApproved(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await notify(
    approvedKind,
    (await listApprovedToTell(ids)).map(({ id, userId, courseId, courseName, content }) => ({
      ...{ userId, courseId, key: id },
      facts: { courseId, courseName, recommendationId: id, items: content.items.map(({ text }) => plainText(text)) },
    })),
  );
}

/** A recommendation, and whose it is. */
interface RatedAdvice {
  readonly id: string;
  readonly courseId: number;
  readonly studentId: number;
}

/** Tells the teachers of the course that a student has brought advice back. */
export async function tellOfLowRating(
  { id, courseId, studentId }: RatedAdvice,
  { stars, comment }: RatingBody,
): Promise<void> {
  const course = await findCourse(courseId);
  const [student] = await listNamedStudents([studentId]);
  if (!course || !student) return;
  const facts = {
    ...{ courseId, courseName: course.name, recommendationId: id, studentId, studentName: student.name },
    ...{ stars, comment },
  };
  const teachers = await listTeachersOfCourses([courseId]);
  await notify(
    ratedLowKind,
    teachers.map(({ userId }) => ({ userId, courseId, key: id, facts })),
  );
}
