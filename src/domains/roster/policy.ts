import { seesEverything, type Actor } from '#kernel/actor.ts';

/**
 * Who may see what of the roster. Object checks ask these predicates; lists are filtered in SQL by the conditions of
 * `store/readable.ts`. A property test on random universities holds the two together.
 */

/** What the actor's assignments say of one course. */
export interface CourseAccess {
  /** The actor is assigned to the course. */
  readonly isAssigned: boolean;
  /** The actor is assigned to the course's programme. */
  readonly isOfHeadedProgramme: boolean;
}

/** Teachers read the courses they are assigned to, heads those of their programmes, operators and administrators all. */
export function mayReadCourse(actor: Actor, course: CourseAccess): boolean {
  if (seesEverything(actor)) return true;
  if (actor.roles.has('teacher') && course.isAssigned) return true;
  return actor.roles.has('head') && course.isOfHeadedProgramme;
}

/** A student in one course. */
export interface StudentAccess extends CourseAccess {
  readonly studentId: number;
  readonly isEnrolled: boolean;
}

/** In a course, whoever may read the course reads its students; a student reads himself. Elsewhere nobody is to be found. */
export function mayReadStudent(actor: Actor, student: StudentAccess): boolean {
  if (!student.isEnrolled) return false;
  return actor.studentId === student.studentId || mayReadCourse(actor, student);
}

/** A group by the courses its students are enrolled in. */
export interface GroupAccess {
  /** The actor is assigned to the group's programme. */
  readonly isOfHeadedProgramme: boolean;
  readonly courses: readonly CourseAccess[];
}

/** A teacher's courses bring their groups with them; a head has the groups of the programme and of its courses. */
export function mayReadGroup(actor: Actor, group: GroupAccess): boolean {
  if (seesEverything(actor)) return true;
  if (actor.roles.has('head') && group.isOfHeadedProgramme) return true;
  return group.courses.some((course) => mayReadCourse(actor, course));
}

/**
 * Whether what is derived from all students of a course together may be shown. The staff of the course sees every
 * student anyway. A student of a small course could tell the others' results from it.
 */
export function maySeeAggregates(
  actor: Actor,
  course: CourseAccess & { readonly students: number },
  smallestGroup: number,
): boolean {
  return mayReadCourse(actor, course) || course.students >= smallestGroup;
}
