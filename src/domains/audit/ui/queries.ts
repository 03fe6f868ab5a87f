import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { addressOf, api } from '#web/kit/api/client.ts';
import type { AuditExportFormat, AuditList, AuditPeople } from '../contract.ts';

/** What the page asks for, as the query of its address. */
export type AuditSearch = Readonly<
  Partial<Record<'actorId' | 'userId' | 'studentId' | 'courseId' | 'action' | 'from' | 'to', string>>
>;

/** Events that match, newest first, page by page. */
export function auditEventsQuery(search: AuditSearch) {
  return infiniteQueryOptions({
    queryKey: ['audit', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      api.get<AuditList>('/audit', { query: { ...search, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function auditExportAddress(search: AuditSearch, format: AuditExportFormat): string {
  return addressOf('/audit/export', { ...search, format });
}

/** People whom a text of two letters or more may mean. */
export function auditPeopleQuery(search: string) {
  return queryOptions({
    queryKey: ['audit', 'people', { search }],
    queryFn: ({ signal }) => api.get<AuditPeople>('/audit/people', { query: { search }, signal }),
    enabled: search.length >= 2,
  });
}
