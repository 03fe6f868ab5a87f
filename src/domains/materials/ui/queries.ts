import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { Activity } from '#domains/gradebook/contract.ts';
import type { TopicList } from '#domains/metrics/topics/contract.ts';
import type { MaterialList, StudentMaterials } from '../contract.ts';

export const materialsPath = (courseId: number): string => `/courses/${String(courseId)}/materials`;

/** Materials of a course, or those that fit a search. */
export function materialsQuery(courseId: number, search: string) {
  return queryOptions({
    queryKey: ['course', 'materials', { id: courseId, search }],
    queryFn: ({ signal }) =>
      api.get<MaterialList>(materialsPath(courseId), { signal, ...(search !== '' && { query: { search } }) }),
  });
}

/** What fits a student, and all there is. */
export function studentMaterialsQuery(courseId: number, studentId: number) {
  const path = `/courses/${String(courseId)}/students/${String(studentId)}/materials`;
  return queryOptions({
    queryKey: ['course', 'student-materials', { id: courseId, studentId }],
    queryFn: ({ signal }) => api.get<StudentMaterials>(path, { signal }),
  });
}

/** Activities of a course, to attach materials to. */
export function activitiesQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'activities', { id: courseId }],
    queryFn: ({ signal }) => api.get<{ items: Activity[] }>(`/courses/${String(courseId)}/activities`, { signal }),
    select: ({ items }) => items,
  });
}

/** Topics of a course, to attach materials to; kept with those that the panel of topics shows. */
export function topicNamesQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'topics', { id: courseId }],
    queryFn: ({ signal }) => api.get<TopicList>(`/courses/${String(courseId)}/topics`, { signal }),
    select: ({ items }) => items.map(({ topic }) => topic),
  });
}
