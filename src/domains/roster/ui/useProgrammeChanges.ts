import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/kit/api/client.ts';
import type { Placements, Programme } from '../contract.ts';

/** What was done last, with what takes it back. */
export type LastChange =
  | { readonly kind: 'renamed'; readonly id: number; readonly from: string; readonly to: string }
  | { readonly kind: 'placed'; readonly before: Placements }
  | { readonly kind: 'undone' };

/** All changes of programmes; what is light can be taken back. */
export function useProgrammeChanges() {
  const queries = useQueryClient();
  const [last, setLast] = useState<LastChange>();
  const onSettled = (): Promise<unknown> =>
    Promise.all(['programme', 'course', 'group'].map((topic) => queries.invalidateQueries({ queryKey: [topic] })));
  const add = useMutation({ mutationFn: (name: string) => api.post('/programmes', { name }), onSettled });
  const remove = useMutation({
    mutationFn: ({ id }: Programme) => api.delete(pathOf(id)),
    onSettled,
    onSuccess: () => {
      setLast(undefined);
    },
  });
  const rename = useMutation({
    mutationFn: ({ programme, name }: { programme: Programme; name: string }) =>
      api.patch(pathOf(programme.id), { name }),
    onSettled,
    onSuccess: (_, { programme, name }) => {
      setLast({ kind: 'renamed', id: programme.id, from: programme.name, to: name });
    },
  });
  const place = useMutation({
    mutationFn: placeAll,
    onSettled,
    onSuccess: (before) => {
      setLast({ kind: 'placed', before });
    },
  });
  const undo = useMutation({
    mutationFn: async (change: LastChange) => {
      if (change.kind === 'renamed') await api.patch(pathOf(change.id), { name: change.from });
      if (change.kind === 'placed') await placeAll(change.before);
    },
    onSettled,
    onSuccess: () => {
      setLast({ kind: 'undone' });
    },
  });
  return { last, add, remove, rename, place, undo };
}

const pathOf = (id: number): string => `/programmes/${String(id)}`;
const placeAll = (placements: Placements): Promise<Placements> =>
  api.post<Placements>('/programmes/placements', placements);
