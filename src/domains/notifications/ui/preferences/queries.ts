import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { OwnDelivery, Preferences, PreferencesChange } from '../../contract.ts';

const path = '/notification-preferences';

/** What the person has chosen. The bot changes it, too, so each look asks anew. */
export const preferencesQuery = queryOptions({
  queryKey: ['notification_preferences'],
  queryFn: ({ signal }) => api.get<Preferences>(path, { signal }),
  staleTime: 0,
});

/** What was sent to the person lately. */
export const ownDeliveriesQuery = queryOptions({
  queryKey: ['own_deliveries'],
  queryFn: ({ signal }) => api.get<{ items: OwnDelivery[] }>(`${path}/deliveries`, { signal }),
  select: ({ items }) => items,
  staleTime: 0,
});

/** Shows a change at once, and takes it back when the server refuses it. */
export function useChangePreferences() {
  const queries = useQueryClient();
  const { queryKey } = preferencesQuery;
  return useMutation({
    // One after the other: what is answered last is what holds.
    scope: { id: path },
    mutationFn: (change: PreferencesChange) => api.patch<Preferences>(path, change),
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, (before) => before && withChange(before, change));
    },
    onError: () => queries.invalidateQueries({ queryKey }),
    onSuccess: (preferences) => {
      queries.setQueryData(queryKey, preferences);
    },
  });
}

function withChange(before: Preferences, { choices = [], rhythm }: PreferencesChange): Preferences {
  return {
    ...before,
    ...(rhythm !== undefined && { rhythm }),
    kinds: before.kinds.map((kind) => {
      const chosen = choices.filter((choice) => choice.kind === kind.name);
      const changed = chosen.map(({ channel, isOn }) => [channel, { ...kind.channels[channel], isOn }] as const);
      return { ...kind, channels: { ...kind.channels, ...Object.fromEntries(changed) } };
    }),
  };
}

export function useResetPreferences() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<Preferences>(path),
    onSuccess: (preferences) => {
      queries.setQueryData(preferencesQuery.queryKey, preferences);
    },
  });
}

/** Sends a trial by each channel. */
export function useTryNotifications() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<null>(`${path}/test`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ownDeliveriesQuery.queryKey }),
  });
}
