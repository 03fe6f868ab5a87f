import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { CalendarFeed, MadeFeed } from '#domains/calendar/contract.ts';

const path = '/calendar-feed';

/** Whether the person's calendar has an address. */
export const calendarFeedQuery = queryOptions({
  queryKey: ['calendar_feed'],
  queryFn: ({ signal }) => api.get<CalendarFeed>(path, { signal }),
  staleTime: 0,
});

/** Gives the calendar a new address; the old one leads nowhere from then on. */
export function useMakeFeed() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<MadeFeed>(path),
    onSuccess: () => queries.invalidateQueries({ queryKey: calendarFeedQuery.queryKey }),
  });
}

/** The calendar has no address any more. */
export function useRevokeFeed() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<unknown>(path),
    onSuccess: () => queries.invalidateQueries({ queryKey: calendarFeedQuery.queryKey }),
  });
}
