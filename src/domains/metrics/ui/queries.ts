import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#web/kit/api/client.ts';
import type { courseMetricListSchema, MetricsOfCourse, MetricsOfStudent } from '../contract.ts';
import type { GradingOfCourse } from '../grading/contract.ts';

/** Totals, means and medians of every course the person may see. */
export const courseMetricsQuery = queryOptions({
  queryKey: ['course', 'metrics-of-all'],
  queryFn: ({ signal }) => api.get<z.infer<typeof courseMetricListSchema>>('/course-metrics', { signal }),
  select: ({ items }) => items,
});

/** The course's metrics and those of each of its students. */
export function metricsOfCourseQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'metrics', { id: courseId }],
    queryFn: ({ signal }) => api.get<MetricsOfCourse>(`/courses/${String(courseId)}/metrics`, { signal }),
  });
}

/** How the course weighs and judges. */
export function gradingQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'grading', { id: courseId }],
    queryFn: ({ signal }) => api.get<GradingOfCourse>(`/courses/${String(courseId)}/grading`, { signal }),
  });
}

export function metricsOfStudentQuery(courseId: number, studentId: number) {
  return queryOptions({
    queryKey: ['course', 'student-metrics', { id: courseId, studentId }],
    queryFn: ({ signal }) =>
      api.get<MetricsOfStudent>(`/courses/${String(courseId)}/students/${String(studentId)}/metrics`, { signal }),
  });
}
