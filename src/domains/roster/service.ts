import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import { getSetting } from '#kernel/settings.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import type { Course, Group, Student } from './contract.ts';
import * as policy from './policy.ts';
import { smallestGroup } from './service/smallest-group.ts';
import * as access from './store/access.ts';
import * as store from './store/courses.ts';
import { listReadableGroups } from './store/groups.ts';

/** Courses the actor may read, by name. */
export function listCourses(actor: Actor): Promise<Course[]> {
  return store.listReadableCourses(actor);
}

/** @throws AppError course.not_found, also when the course exists but is not the actor's to read */
export async function getCourse(actor: Actor, courseId: number): Promise<Course> {
  const [course] = await store.listReadableCourses(actor, courseId);
  if (!course) throw new AppError('course.not_found');
  return course;
}

/** Whether the course exists and the actor may read it. */
export async function isCourseReadable(actor: Actor, courseId: number): Promise<boolean> {
  const course = await access.findCourseAccess(actor, courseId);
  return course !== undefined && policy.mayReadCourse(actor, course);
}

/**
 * Passes when the actor may read the course, and notes in the audit that the actor looks at its students.
 *
 * @throws AppError course.not_found
 */
export async function assertCourseReadable(actor: Actor, courseId: number): Promise<void> {
  await assertReadable(actor, courseId);
  noteView('course.viewed', { courseId }, {});
}

async function assertReadable(actor: Actor, courseId: number): Promise<void> {
  if (!(await isCourseReadable(actor, courseId))) throw new AppError('course.not_found');
}

/**
 * The version of the course's data, in the one statement that asks whether the actor may read the course. What was
 * derived from this version is kept under it (kernel/cached.ts). The look is noted in the audit.
 *
 * @throws AppError course.not_found unless the actor may read the course
 */
export async function getReadableVersion(actor: Actor, courseId: number): Promise<number> {
  const course = await access.findCourseAccess(actor, courseId);
  if (!course || !policy.mayReadCourse(actor, course)) throw new AppError('course.not_found');
  noteView('course.viewed', { courseId }, {});
  return course.dataVersion;
}

/**
 * Passes when the student is enrolled in the course and the actor is that student or may read the course. The look of
 * anybody but the student is noted in the audit.
 *
 * @throws AppError student.not_found otherwise, so that nobody learns who exists
 */
export async function assertStudentReadable(actor: Actor, courseId: number, studentId: number): Promise<void> {
  const student = await access.findStudentAccess(actor, courseId, studentId);
  if (!student || !policy.mayReadStudent(actor, student)) throw new AppError('student.not_found');
  if (actor.studentId !== studentId) noteView('student.viewed', { studentId, courseId }, {});
}

/**
 * The least number of students whose common figures the actor may see of this course; undefined when the course has
 * enough of them, or the actor is of its staff.
 */
export async function findSuppression(actor: Actor, courseId: number): Promise<number | undefined> {
  const [course, smallest] = [await access.findCourseSize(actor, courseId), await getSetting(smallestGroup)];
  return course && policy.maySeeAggregates(actor, course, smallest) ? undefined : smallest;
}

/** Whether a course has so few students that none of them may read what is said of all together. */
export async function isSmallCourse(courseId: number): Promise<boolean> {
  return (await access.countStudents(courseId)) < (await getSetting(smallestGroup));
}

/** Groups the actor may see, by name. */
export function listGroups(actor: Actor): Promise<Group[]> {
  return listReadableGroups(actor);
}

/** Everyone enrolled in a course the actor may read. */
export async function listStudents(actor: Actor, courseId: number): Promise<Student[]> {
  await assertCourseReadable(actor, courseId);
  return store.listStudentsOfCourse(courseId);
}

export async function getStudent(actor: Actor, courseId: number, studentId: number): Promise<Student> {
  await assertStudentReadable(actor, courseId, studentId);
  return store.getStudentOfCourse(courseId, studentId);
}

/** The courses of the student that the actor is; none when the actor is no student. */
export async function listOwnCourses(
  actor: Actor,
): Promise<{ student: Student | null; items: { id: number; name: string; dataVersion: number }[] }> {
  if (actor.studentId === null) return { student: null, items: [] };
  const student = await store.findStudent(actor.studentId);
  return { student: student ?? null, items: await store.listCoursesOfStudent(actor.studentId) };
}

/**
 * Replaces who teaches the course.
 *
 * @throws AppError course.not_found, staff.not_a_teacher
 */
export async function setTeachers(actor: Actor, courseId: number, userIds: readonly string[]): Promise<Course> {
  if (!(await store.areTeachers(userIds))) throw new AppError('staff.not_a_teacher');
  await transaction(async () => {
    await assertReadable(actor, courseId);
    await store.replaceTeachers(courseId, userIds);
    await recordAudit('course.teachers_set', { courseId }, { userIds: [...userIds] });
  });
  publishCourseChange(courseId);
  return getCourse(actor, courseId);
}

/** @throws AppError course.not_found */
export async function setProgramme(actor: Actor, courseId: number, programmeId: number | null): Promise<Course> {
  await transaction(async () => {
    await assertReadable(actor, courseId);
    await store.setProgrammeOfCourse(courseId, programmeId);
    await recordAudit('course.programme_set', { courseId }, { programmeId });
  });
  publishCourseChange(courseId);
  return getCourse(actor, courseId);
}

function publishCourseChange(courseId: number): void {
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}
