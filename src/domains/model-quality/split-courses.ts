/** A finished course whose endings are known. */
export interface CourseSize {
  readonly courseId: number;
  readonly last: Date;
  readonly students: number;
  readonly failed: number;
}

/** This share of the students is held out, rounded up to whole courses. */
const heldOutShare = 0.25;

/**
 * Courses to learn from, and the latest ones to be held out, whose students no training sees: as the model would be used,
 * on what comes later. At least one is held out, at least two are learned from.
 */
export function splitCourses<Course extends CourseSize>(
  courses: readonly Course[],
): { learned: Course[]; heldOut: Course[] } {
  const ordered = courses.toSorted(
    (one, other) => one.last.getTime() - other.last.getTime() || one.courseId - other.courseId,
  );
  const wanted = heldOutShare * sizeOf(ordered).students;
  let from = ordered.length - 1;
  while (from > 2 && sizeOf(ordered.slice(from)).students < wanted) from -= 1;
  return { learned: ordered.slice(0, from), heldOut: ordered.slice(from) };
}

export function sizeOf(courses: readonly CourseSize[]): { courses: number; students: number; failed: number } {
  const sum = (of: (course: CourseSize) => number): number => courses.reduce((total, course) => total + of(course), 0);
  return { courses: courses.length, students: sum(({ students }) => students), failed: sum(({ failed }) => failed) };
}

/** Courses are divided into as many parts for the calibration: each is judged by a model of the others. */
const folds = 5;

/** The part that a course belongs to. */
export function foldOf(place: number): string {
  return `part ${String((place % folds) + 1)}`;
}
