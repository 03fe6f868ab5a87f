import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import type { Course, Student } from './contract.ts';
import * as store from './store/courses.ts';

/** Courses the actor may read, by name. */
export function listCourses(actor: Actor): Promise<Course[]> {
  return store.listReadableCourses(actor);
}

/** All programmes by name, each with its heads. */
export function listProgrammes(): ReturnType<typeof store.listProgrammes> {
  return store.listProgrammes();
}

/** @throws AppError course.not_found, also when the course exists but is not the actor's to read */
export async function getCourse(actor: Actor, courseId: number): Promise<Course> {
  const [course] = await store.listReadableCourses(actor, courseId);
  if (!course) throw new AppError('course.not_found');
  return course;
}

/** @throws AppError course.not_found unless the actor may read the course */
export async function assertCourseReadable(actor: Actor, courseId: number): Promise<void> {
  if (!(await store.isCourseReadable(actor, courseId))) throw new AppError('course.not_found');
}

/**
 * The version of the course's data, in the one statement that asks whether the actor may read the course. What was
 * derived from this version is kept under it (kernel/cached.ts).
 *
 * @throws AppError course.not_found unless the actor may read the course
 */
export async function getReadableVersion(actor: Actor, courseId: number): Promise<number> {
  const dataVersion = await store.findReadableVersion(actor, courseId);
  if (dataVersion === undefined) throw new AppError('course.not_found');
  return dataVersion;
}

/**
 * Passes when the student is enrolled in the course and the actor is that student or may read the course.
 *
 * @throws AppError student.not_found otherwise, so that nobody learns who exists
 */
export async function assertStudentReadable(actor: Actor, courseId: number, studentId: number): Promise<void> {
  const isSelf = actor.studentId === studentId;
  const mayRead = isSelf || (await store.isCourseReadable(actor, courseId));
  if (!mayRead || !(await store.isEnrolled(courseId, studentId))) throw new AppError('student.not_found');
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
    await assertCourseReadable(actor, courseId);
    await store.replaceTeachers(courseId, userIds);
  });
  publishCourseChange(courseId);
  return getCourse(actor, courseId);
}

/** @throws AppError course.not_found */
export async function setProgramme(actor: Actor, courseId: number, programmeId: number | null): Promise<Course> {
  await assertCourseReadable(actor, courseId);
  await store.setProgrammeOfCourse(courseId, programmeId);
  publishCourseChange(courseId);
  return getCourse(actor, courseId);
}

function publishCourseChange(courseId: number): void {
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}
