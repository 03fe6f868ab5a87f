import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#web/kit/api/client.ts';
import type { courseMetricListSchema, MetricsOfCourse, MetricsOfStudent } from '../contract.ts';
import type { ActivityCells, ActivityMetricList } from '../difficulty/contract.ts';
import type { StudentTopicList, TopicList } from '../topics/contract.ts';
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

/** How hard each activity of a course is. */
export function activityMetricsQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'activity-metrics', { id: courseId }],
    queryFn: ({ signal }) => api.get<ActivityMetricList>(`/courses/${String(courseId)}/activity-metrics`, { signal }),
  });
}

/** The result of every student in an activity. */
export function activityCellsQuery(courseId: number, activityId: number) {
  const path = `/courses/${String(courseId)}/activities/${String(activityId)}/cells`;
  return queryOptions({
    queryKey: ['course', 'activity-cells', { id: courseId, activityId }],
    queryFn: ({ signal }) => api.get<ActivityCells>(path, { signal }),
  });
}

export function topicsQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'topics', { id: courseId }],
    queryFn: ({ signal }) => api.get<TopicList>(`/courses/${String(courseId)}/topics`, { signal }),
  });
}

export function topicsOfStudentQuery(courseId: number, studentId: number) {
  const path = `/courses/${String(courseId)}/students/${String(studentId)}/topics`;
  return queryOptions({
    queryKey: ['course', 'student-topics', { id: courseId, studentId }],
    queryFn: ({ signal }) => api.get<StudentTopicList>(path, { signal }),
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
