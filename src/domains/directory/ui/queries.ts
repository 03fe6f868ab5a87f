import { queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { DirectoryItems, DirectoryRun, DirectoryState } from '../contract.ts';

/** Live events tell of every page read; this is for networks that hold the event stream back. */
const pollingWhileRunning = 5_000;

export function isUnderWay({ state }: DirectoryRun): boolean {
  return state === 'waiting' || state === 'reading' || state === 'retrying';
}

export const directoryQuery = queryOptions({
  queryKey: ['directory', 'state'],
  queryFn: ({ signal }) => api.get<DirectoryState>('/directory', { signal }),
  refetchInterval: ({ state }) => (state.data?.runs.some(isUnderWay) === true ? pollingWhileRunning : false),
  staleTime: 0,
});

/** Whom a run concerns; it stays as it is once the run has ended. */
export function directoryItemsQuery(runId: string) {
  return queryOptions({
    queryKey: ['directory', 'people', { id: runId }],
    queryFn: ({ signal }) => api.get<DirectoryItems>(`/directory/runs/${runId}/people`, { signal }),
    select: ({ items }) => items,
  });
}
