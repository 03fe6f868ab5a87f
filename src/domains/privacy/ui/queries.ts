import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { addressOf, api } from '#web/kit/api/client.ts';
import type { ErasureList, ErasurePreview, MyData, MyDataFormat } from '../contract.ts';

export const myDataQuery = queryOptions({
  queryKey: ['my-data'],
  queryFn: ({ signal }) => api.get<MyData>('/my-data', { signal }),
  staleTime: 0,
});

export function myDataExportAddress(format: MyDataFormat): string {
  return addressOf('/my-data/export', { format });
}

/** Whom a page is about: an account, or a student record. */
export type ErasureTarget = { readonly userId: string } | { readonly studentId: number };

export function erasurePath(target: ErasureTarget): string {
  return 'userId' in target
    ? `/people/${encodeURIComponent(target.userId)}/erasure`
    : `/students/${String(target.studentId)}/erasure`;
}

export function erasurePreviewQuery(target: ErasureTarget) {
  return queryOptions({
    queryKey: ['erasure', erasurePath(target)],
    queryFn: ({ signal }) => api.get<ErasurePreview>(erasurePath(target), { signal }),
    staleTime: 0,
  });
}

/** Erasures, newest first, or those of a typed identity; looked at again while one is under way. */
export function erasuresQuery(identity: string) {
  return infiniteQueryOptions({
    queryKey: ['erasures', { identity }],
    queryFn: ({ pageParam, signal }) =>
      api.post<ErasureList>(
        '/erasures/find',
        { identity, ...(pageParam !== undefined && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ erasedAt }) => erasedAt === null)) === true ? 2000 : false,
  });
}
