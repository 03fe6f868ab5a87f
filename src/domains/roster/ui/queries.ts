import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#web/kit/api/client.ts';
import type {
  Course,
  courseListSchema,
  groupListSchema,
  ownCoursesSchema,
  programmeListSchema,
  Student,
  studentListSchema,
} from '../contract.ts';

/** The courses the person may see. */
export const coursesQuery = queryOptions({
  queryKey: ['course', 'list'],
  queryFn: ({ signal }) => api.get<z.infer<typeof courseListSchema>>('/courses', { signal }),
  select: ({ items }) => items,
});

export function courseQuery(id: number) {
  return queryOptions({
    queryKey: ['course', 'one', { id }],
    queryFn: ({ signal }) => api.get<Course>(`/courses/${String(id)}`, { signal }),
  });
}

/** Everyone enrolled in a course. */
export function studentsQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'students', { id: courseId }],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof studentListSchema>>(`/courses/${String(courseId)}/students`, { signal }),
    select: ({ items }) => items,
  });
}

export function studentQuery(courseId: number, studentId: number) {
  return queryOptions({
    queryKey: ['course', 'student', { id: courseId, studentId }],
    queryFn: ({ signal }) => api.get<Student>(`/courses/${String(courseId)}/students/${String(studentId)}`, { signal }),
  });
}

/** The signed-in student and the student's own courses. */
export const ownCoursesQuery = queryOptions({
  queryKey: ['course', 'own'],
  queryFn: ({ signal }) => api.get<z.infer<typeof ownCoursesSchema>>('/students/me/courses', { signal }),
});

/** The groups the person may see. */
export const groupsQuery = queryOptions({
  queryKey: ['group', 'list'],
  queryFn: ({ signal }) => api.get<z.infer<typeof groupListSchema>>('/groups', { signal }),
  select: ({ items }) => items,
});

/** All programmes. */
export const programmesQuery = queryOptions({
  queryKey: ['programme', 'list'],
  queryFn: ({ signal }) => api.get<z.infer<typeof programmeListSchema>>('/programmes', { signal }),
  select: ({ items }) => items,
});
