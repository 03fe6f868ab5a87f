import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type {
  ImportBatch,
  ImportChanges,
  ImportDetail,
  ImportPeople,
  ImportPlan,
  ImportStatus,
  PlannedChanges,
  PlannedChangesQuery,
  ResultHistory,
  UndoPreview,
  UploadDefaults,
  WatchedFolder,
} from '../contract.ts';

interface ImportPage {
  readonly items: readonly ImportBatch[];
  readonly nextCursor: string | null;
}

/** Live events tell of every step; this is for networks that hold the event stream back and messages that got lost. */
const pollingWhileRunning = 15_000;
/** What moves on with other work: the place in the queue, and the courses that are recomputed. */
const pollingWhileOthersWork = 2_000;

export function isFinished(status: ImportStatus): boolean {
  return ['done', 'refused', 'failed', 'cancelled', 'undone'].includes(status);
}

/** Whether it waits for somebody, and moves no further by itself. */
export function isResting(status: ImportStatus): boolean {
  return isFinished(status) || status === 'review';
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
  return items.every(({ status }) => isResting(status));
}

/** The watched folder as the last look saw it. */
export const watchedFolderQuery = queryOptions({
  queryKey: ['import', 'folder'],
  queryFn: ({ signal }) => api.get<WatchedFolder>('/watched-folder', { signal }),
  // A look in which nothing has changed is not told.
  refetchInterval: ({ state }) => ((state.data?.folder ?? null) === null ? false : 60_000),
});

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
    refetchInterval: ({ state: { data } }) => {
      if (data && isResting(data.status)) return false;
      return data?.status === 'waiting' || data?.status === 'recomputing'
        ? pollingWhileOthersWork
        : pollingWhileRunning;
    },
  });
}

/** The cells an import changed, before and after. */
export function importChangesQuery(id: string) {
  return queryOptions({
    queryKey: ['import', 'changes', { id }],
    queryFn: ({ signal }) => api.get<ImportChanges>(`/imports/${id}/changes`, { signal }),
  });
}

/** What saving an import would do. */
export function importPlanQuery(id: string) {
  return queryOptions({
    queryKey: ['import', 'plan', { id }],
    queryFn: ({ signal }) => api.get<ImportPlan>(`/imports/${id}/plan`, { signal }),
  });
}

/** People of a file to be decided about, page by page. */
export function importPeopleQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['import', 'people', { id }],
    queryFn: ({ pageParam, signal }) =>
      api.get<ImportPeople>(`/imports/${id}/people`, { query: { cursor: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Cells that saving an import would change, page by page. */
export function plannedChangesQuery(id: string, asked: Pick<PlannedChangesQuery, 'only' | 'search'>) {
  return infiniteQueryOptions({
    queryKey: ['import', 'plan', { id }, 'changes', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<PlannedChanges>(`/imports/${id}/plan/changes`, { query: { ...asked, cursor: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** What undoing an import would do. */
export function undoPreviewQuery(id: string) {
  return queryOptions({
    queryKey: ['import', 'undo', { id }],
    queryFn: ({ signal }) => api.get<UndoPreview>(`/imports/${id}/undo`, { signal }),
    // What later imports did meanwhile counts.
    staleTime: 0,
  });
}

export interface ResultPlace {
  readonly courseId: number;
  readonly studentId: number;
  readonly activityId: number;
}

/** Imports that have set a result. */
export function resultHistoryQuery({ courseId, studentId, activityId }: ResultPlace) {
  return queryOptions({
    queryKey: ['course', courseId, 'history', { studentId, activityId }],
    queryFn: ({ signal }) =>
      api.get<ResultHistory>(`/courses/${courseId}/students/${studentId}/results/${activityId}/history`, { signal }),
  });
}
