import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { ToldOverview } from '../../overviews/contract.ts';

/** What an overview is of. */
export type Whole = { readonly courseId: number } | { readonly programmeId: number };

const pathOf = (whole: Whole): string =>
  'courseId' in whole
    ? `/courses/${String(whole.courseId)}/summary`
    : `/programmes/${String(whole.programmeId)}/digest`;
/** Asked again while one is being composed, should the event of its end get lost; milliseconds. */
const again = 5000;

export function overviewQuery(whole: Whole) {
  return queryOptions({
    queryKey: ['course', 'overview', 'courseId' in whole ? { id: whole.courseId } : whole],
    queryFn: ({ signal }) => api.get<ToldOverview>(pathOf(whole), { signal }),
    refetchInterval: ({ state }) => (state.data?.isComposing === true ? again : false),
  });
}

/** Has it composed anew. */
export function useAskForOverview(whole: Whole) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<ToldOverview>(pathOf(whole), {}),
    onSuccess: (told) => {
      queries.setQueryData(overviewQuery(whole).queryKey, told);
    },
  });
}
