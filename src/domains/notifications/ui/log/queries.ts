import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { addressOf, api } from '#web/kit/api/client.ts';
import type {
  DeliveryExportFormat,
  DeliveryFigures,
  DeliveryList,
  KindList,
  Preview,
  PreviewBody,
  PreviewSource,
} from '../../contract.ts';
import type { Outbox, OutboxLetter, StoppedAddresses } from '../../outbox/contract.ts';

/** Milliseconds between looks at what changes with every message. */
const lookEvery = 15_000;

/** What the log is narrowed to, as the query of its address. */
export type DeliverySearch = Readonly<Partial<Record<'state' | 'channel' | 'kind' | 'search', string>>>;

/** Messages that match, newest first, page by page. */
export function deliveriesQuery(search: DeliverySearch) {
  return infiniteQueryOptions({
    queryKey: ['messages', 'log', search],
    queryFn: ({ pageParam, signal }) =>
      api.get<DeliveryList>('/messages', { query: { ...search, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 0,
  });
}

export function deliveryExportAddress(search: DeliverySearch, format: DeliveryExportFormat): string {
  return addressOf('/messages/export', { ...search, format });
}

/** How messages of the last days ended. */
export function deliveryFiguresQuery(days: number) {
  return queryOptions({
    queryKey: ['messages', 'figures', days],
    queryFn: ({ signal }) => api.get<DeliveryFigures>('/messages/figures', { query: { days }, signal }),
    refetchInterval: lookEvery,
    placeholderData: (before) => before,
  });
}

/** All kinds of notifications. */
export const kindsQuery = queryOptions({
  queryKey: ['messages', 'kinds'],
  queryFn: ({ signal }) => api.get<KindList>('/messages/kinds', { signal }),
  select: ({ items }) => items,
});

/** A kind in words. */
export function previewQuery(kind: string, locale: PreviewBody['locale'], facts: PreviewSource) {
  return queryOptions({
    queryKey: ['messages', 'preview', kind, locale, facts],
    queryFn: ({ signal }) => api.get<Preview>('/messages/preview', { query: { kind, locale, facts }, signal }),
    enabled: kind !== '',
  });
}

/** Sends the administrator a kind as it could be. */
export function useSendPreview() {
  return useMutation({ mutationFn: (body: PreviewBody) => api.post<null>('/messages/preview', body) });
}

/** Addresses that get no letters any more. */
export const stoppedQuery = queryOptions({
  queryKey: ['messages', 'stopped'],
  queryFn: ({ signal }) => api.get<StoppedAddresses>('/stopped-addresses', { signal }),
  select: ({ items }) => items,
  staleTime: 0,
});

/** Lets the address of a person have letters again. */
export function useReleaseAddress() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => api.delete<null>(`/stopped-addresses/${encodeURIComponent(userId)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: stoppedQuery.queryKey }),
  });
}

/** Letters that nothing could mail, newest first, page by page. */
export const outboxQuery = infiniteQueryOptions({
  queryKey: ['messages', 'outbox'],
  queryFn: ({ pageParam, signal }) => api.get<Outbox>('/outbox', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  refetchInterval: lookEvery,
  staleTime: 0,
});

/** One of them, whole. */
export function outboxLetterQuery(letterId: string) {
  return queryOptions({
    queryKey: ['messages', 'letter', letterId],
    queryFn: ({ signal }) => api.get<OutboxLetter>(`/outbox/${letterId}`, { signal }),
    staleTime: Infinity,
  });
}
