import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { ImportTable, MappingCheck, SourceProfile, TableMapping } from '../mapping/contract.ts';

/** What is asked of a file that somebody maps. */
export interface TablePlace {
  readonly sheet?: number | undefined;
  readonly headerRow?: number | undefined;
}

export function importTableQuery(id: string, { sheet, headerRow }: TablePlace) {
  return queryOptions({
    queryKey: ['import', 'table', { id, sheet, headerRow }],
    queryFn: ({ signal }) => api.get<ImportTable>(`/imports/${id}/table`, { query: { sheet, headerRow }, signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

/** What reading by the mapping would give. */
export function mappingCheckQuery(id: string, mapping: TableMapping, course: string) {
  return queryOptions({
    queryKey: ['import', 'mapping-check', { id, mapping, course }],
    queryFn: ({ signal }) => api.post<MappingCheck>(`/imports/${id}/mapping-check`, { mapping, course }, { signal }),
    enabled: mapping.columns.length > 0,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

export const profilesQuery = queryOptions({
  queryKey: ['import', 'profiles'],
  queryFn: async ({ signal }) => {
    const { items } = await api.get<{ items: SourceProfile[] }>('/source-profiles', { signal });
    return items;
  },
});
