import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { DeadlineList, HeatMap, StudentResults } from '../contract.ts';

/** Every student's result in every activity, as letters. */
export function heatMapQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'heat-map', { id: courseId }],
    queryFn: ({ signal }) => api.get<HeatMap>(`/courses/${String(courseId)}/heat-map`, { signal }),
  });
}

/** The course's deadlines with how many students stand where. */
export function deadlinesQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'deadlines', { id: courseId }],
    queryFn: ({ signal }) => api.get<DeadlineList>(`/courses/${String(courseId)}/deadlines`, { signal }),
  });
}

/** Every activity of the course as one student has it. */
export function studentResultsQuery(courseId: number, studentId: number) {
  return queryOptions({
    queryKey: ['course', 'results', { id: courseId, studentId }],
    queryFn: ({ signal }) =>
      api.get<StudentResults>(`/courses/${String(courseId)}/students/${String(studentId)}/results`, { signal }),
  });
}
