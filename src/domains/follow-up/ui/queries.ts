import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { Contact } from '../contacts/contract.ts';
import type { Flag, FlagCounts, FlagOfStudent } from '../contract.ts';
import type { Effect } from '../effect/contract.ts';

interface Items<Item> {
  readonly items: Item[];
}

const coursePath = (courseId: number): string => `/courses/${String(courseId)}`;
export const flagPath = (courseId: number, studentId: number): string =>
  `${coursePath(courseId)}/students/${String(studentId)}/flag`;
export const contactsPath = (courseId: number): string => `${coursePath(courseId)}/contacts`;

export function flagsQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'flags', { id: courseId }],
    queryFn: ({ signal }) => api.get<Items<Flag>>(`${coursePath(courseId)}/flags`, { signal }),
    select: ({ items }) => items,
  });
}

export function flagQuery(courseId: number, studentId: number) {
  return queryOptions({
    queryKey: ['course', 'flag', { id: courseId, studentId }],
    queryFn: ({ signal }) => api.get<FlagOfStudent>(flagPath(courseId, studentId), { signal }),
  });
}

export function flagCountsQuery(courseId: number) {
  return queryOptions({
    queryKey: ['course', 'flag-counts', { id: courseId }],
    queryFn: ({ signal }) => api.get<Items<FlagCounts>>(`${coursePath(courseId)}/flag-counts`, { signal }),
    select: ({ items }) => items,
  });
}

export function contactsQuery(courseId: number, studentId: number) {
  return queryOptions({
    queryKey: ['course', 'contacts', { id: courseId, studentId }],
    queryFn: ({ signal }) => api.get<Items<Contact>>(contactsPath(courseId), { signal, query: { studentId } }),
    select: ({ items }) => items,
  });
}

/** @param courseId undefined: all courses the person may see */
export function effectQuery(courseId: number | undefined) {
  return queryOptions({
    queryKey: ['course', 'contact-effect', ...(courseId === undefined ? [] : [{ id: courseId }])],
    queryFn: ({ signal }) =>
      api.get<Items<Effect>>(`${courseId === undefined ? '' : coursePath(courseId)}/contact-effect`, { signal }),
    select: ({ items }) => items,
  });
}
