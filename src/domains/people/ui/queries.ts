import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '#web/kit/api/client.ts';
import type { PeopleList, PeopleQuery, Person, studentRecordsSchema } from '../contract.ts';

/** Which people a list shows. */
export type PeopleFilter = Pick<PeopleQuery, 'search' | 'role' | 'state'>;

/** People by name, page by page. What is shown stays until the next search has its answer. */
export function peopleQuery({ search, role, state }: PeopleFilter) {
  return infiniteQueryOptions({
    queryKey: ['person', 'list', { search, role, state }],
    queryFn: ({ pageParam, signal }) =>
      api.get<PeopleList>('/people', { query: { search, role, state, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** One person. Others may change them meanwhile, and no event tells, so each look asks anew. */
export function personQuery(id: string) {
  return queryOptions({
    queryKey: ['person', 'one', { id }],
    queryFn: ({ signal }) => api.get<Person>(`/people/${encodeURIComponent(id)}`, { signal }),
    staleTime: 0,
  });
}

/** Students whom a person may be. */
export function studentRecordsQuery(personId: string, search: string) {
  return queryOptions({
    queryKey: ['person', 'student-records', { id: personId, search }],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof studentRecordsSchema>>(`/people/${encodeURIComponent(personId)}/student-records`, {
        query: { search: search === '' ? undefined : search },
        signal,
      }),
    select: ({ items }) => items,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
