import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { addressOf, api } from '#web/kit/api/client.ts';
import type { ComparedClusterings } from '../clusterings/contract.ts';
import type { ExportFormat } from '../export/contract.ts';
import type { zoneCountsListSchema, ZoneOfStudent, ZonesOfCourse } from '../contract.ts';
import type { ToldAction, WaysOut } from '../ways-out/contract.ts';

/** Students per zone in every course the person may see. */
export const zoneCountsQuery = queryOptions({
  queryKey: ['course', 'zone-counts'],
  queryFn: ({ signal }) => api.get<z.infer<typeof zoneCountsListSchema>>('/course-zones', { signal }),
  select: ({ items }) => items,
});

/** The zones of a course's students with their reasons. */
export function zonesQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'zones', { id: courseId }],
    queryFn: ({ signal }) => api.get<ZonesOfCourse>(`/courses/${String(courseId)}/zones`, { signal }),
  });
}

export function zoneOfStudentQuery(courseId: number, studentId: number) {
  return queryOptions({
    queryKey: ['course', 'student-zone', { id: courseId, studentId }],
    queryFn: ({ signal }) =>
      api.get<ZoneOfStudent>(`/courses/${String(courseId)}/students/${String(studentId)}/zone`, { signal }),
  });
}

export function waysOutQuery(courseId: number, studentId: number) {
  return queryOptions({
    queryKey: ['course', 'ways-out', { id: courseId, studentId }],
    queryFn: ({ signal }) =>
      api.get<WaysOut>(`/courses/${String(courseId)}/students/${String(studentId)}/ways-out`, { signal }),
  });
}

export function commonActionQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'common-action', { id: courseId }],
    queryFn: ({ signal }) => api.get<ToldAction>(`/courses/${String(courseId)}/common-action`, { signal }),
  });
}

/** Where the course can be downloaded from, in a format. */
export function exportAddress(courseId: number, format: ExportFormat): string {
  return addressOf(`/courses/${String(courseId)}/export`, { format });
}

/** How sound the groups of a course are beside those that other ways find. */
export function clusteringsQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'clusterings', { id: courseId }],
    queryFn: ({ signal }) => api.get<ComparedClusterings>(`/courses/${String(courseId)}/clusterings`, { signal }),
  });
}
