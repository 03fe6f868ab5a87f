import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { addressOf, api } from '#web/kit/api/client.ts';
import type {
  CallExportFormat,
  CallList,
  LanguageModels,
  ModelFiguresAnswer,
  ModelProvider,
  TryResult,
} from '../contract.ts';

/** Milliseconds between looks at what changes with every question. */
const lookEvery = 15_000;

/** How each provider stands, and alerts. */
export const modelsQuery = queryOptions({
  queryKey: ['languageModels', 'state'],
  queryFn: ({ signal }) => api.get<LanguageModels>('/language-models', { signal }),
  refetchInterval: lookEvery,
});

export function figuresQuery(days: number) {
  return queryOptions({
    queryKey: ['languageModels', 'figures', days],
    queryFn: ({ signal }) =>
      api.get<ModelFiguresAnswer>('/language-models/figures', { query: { days: String(days) }, signal }),
    refetchInterval: 4 * lookEvery,
    placeholderData: (before) => before,
  });
}

/** What the log is narrowed to, as the query of its address. */
export type CallSearch = Readonly<Partial<Record<'provider' | 'outcome' | 'courseId' | 'from' | 'to', string>>>;

/** Calls that match, newest first, page by page. */
export function callsQuery(search: CallSearch) {
  return infiniteQueryOptions({
    queryKey: ['languageModels', 'calls', search],
    queryFn: ({ pageParam, signal }) =>
      api.get<CallList>('/language-models/calls', { query: { ...search, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function callExportAddress(search: CallSearch, format: CallExportFormat): string {
  return addressOf('/language-models/calls/export', { ...search, format });
}

export function useTryModel(provider: ModelProvider) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<TryResult>('/language-models/try', { provider }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['languageModels'] }),
  });
}

export function useTakeNote() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (alertId: string) => api.post<undefined>(`/language-models/alerts/${alertId}/acknowledge`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['languageModels', 'state'] }),
  });
}
