import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { ImportBatch, ImportChanges, ImportDetail, ImportStatus, UploadDefaults } from '../contract.ts';

interface ImportPage {
  readonly items: readonly ImportBatch[];
  readonly nextCursor: string | null;
}

/** Live events tell of every step; this is for networks that hold the event stream back and messages that got lost. */
const pollingWhileRunning = 15_000;

export function isFinished(status: ImportStatus): boolean {
  return status === 'done' || status === 'refused' || status === 'failed';
}

/** The journal, newest first, page by page. */
export const journalQuery = infiniteQueryOptions({
  queryKey: ['import', 'journal'],
  queryFn: ({ pageParam, signal }) => api.get<ImportPage>('/imports', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  refetchInterval: ({ state }) => (state.data?.pages.every(isFinishedPage) === false ? pollingWhileRunning : false),
});

function isFinishedPage({ items }: ImportPage): boolean {
  return items.every(({ status }) => isFinished(status));
}

/** What an upload assumes when the form does not say otherwise. */
export const uploadDefaultsQuery = queryOptions({
  queryKey: ['import', 'defaults'],
  queryFn: ({ signal }) => api.get<UploadDefaults>('/upload-defaults', { signal }),
});

/** One import with its issues. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['import', 'detail', { id }],
    queryFn: ({ signal }) => api.get<ImportDetail>(`/imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isFinished(state.data.status) ? false : pollingWhileRunning),
  });
}

/** The cells an import changed, before and after. */
export function importChangesQuery(id: string) {
  return queryOptions({
    queryKey: ['import', 'changes', { id }],
    queryFn: ({ signal }) => api.get<ImportChanges>(`/imports/${id}/changes`, { signal }),
  });
}
