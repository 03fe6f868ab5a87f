import type { ParsedCourse } from './parsed-gradebook.ts';

/** How many students, activities and lessons courses of a file have; a student in several of them is one. */
export function countContents(courses: readonly ParsedCourse[]): {
  students: number;
  activities: number;
  lessons: number;
} {
  const kinds = courses.flatMap(({ activities }) => activities.map(({ kind }) => kind));
  const lessons = kinds.filter((kind) => kind === 'lesson').length;
  const students = new Set(courses.flatMap((course) => course.students.map(({ externalId }) => externalId)));
  return { students: students.size, activities: kinds.length - lessons, lessons };
}
