import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { Connection, ConnectionRun, ConnectionRuns } from '../contract.ts';

/** Live events tell of every step; this is for networks that hold the event stream back. */
const pollingWhileRunning = 5_000;

export function isUnderWay(run: ConnectionRun | null | undefined): boolean {
  return run?.state === 'waiting' || run?.state === 'reading' || run?.state === 'retrying';
}

export const connectionsQuery = queryOptions({
  queryKey: ['connection', 'list'],
  queryFn: async ({ signal }) => {
    const { items } = await api.get<{ items: Connection[] }>('/connections', { signal });
    return items;
  },
  refetchInterval: ({ state }) =>
    state.data?.some(({ lastRun }) => isUnderWay(lastRun)) === true ? pollingWhileRunning : false,
  staleTime: 0,
});

export function connectionRunsQuery(id: string) {
  return queryOptions({
    queryKey: ['connection', 'runs', { id }],
    queryFn: ({ signal }) => api.get<ConnectionRuns>(`/connections/${id}/runs`, { signal }),
    select: ({ items }) => items,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.items.at(0)) ? pollingWhileRunning : false),
    staleTime: 0,
  });
}
