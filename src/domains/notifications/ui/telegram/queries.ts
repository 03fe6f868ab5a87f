import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import type { TelegramCode, TelegramLink } from '#domains/telegram/contract.ts';

const path = '/telegram-link';

/** The person's own chat with the bot. It is linked in Telegram, so each look asks anew. */
export const telegramLinkQuery = queryOptions({
  queryKey: ['telegram_link'],
  queryFn: ({ signal }) => api.get<TelegramLink>(path, { signal }),
  staleTime: 0,
});

/** Asks for a code that links the chat which tells it to the bot. */
export function useTelegramCode() {
  return useMutation({ mutationFn: () => api.post<TelegramCode>(path) });
}

/** The bot knows the person no longer. */
export function useUnlinkTelegram() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<unknown>(path),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: telegramLinkQuery.queryKey }),
        queries.invalidateQueries({ queryKey: ['notification_preferences'] }),
      ]),
  });
}
