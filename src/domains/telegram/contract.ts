import { z } from 'zod';

/** `GET /telegram-link`: the caller's own chat with the bot. */
export const telegramLinkSchema = z.object({
  /** Name of the bot, without @; null when this server has none, or Telegram does not answer now. */
  bot: z.string().nullable(),
  /** Whether this server has a bot. */
  isConfigured: z.boolean(),
  /** Null: not linked. */
  link: z
    .object({
      since: z.iso.datetime(),
      /** The person has stopped the bot in Telegram: nothing comes until it is begun again. */
      isBlocked: z.boolean(),
    })
    .nullable(),
});
export type TelegramLink = z.infer<typeof telegramLinkSchema>;

/** `POST /telegram-link`: a code that links the chat which tells it to the bot; it works once. */
export const telegramCodeSchema = z.object({
  code: z.string(),
  /** Opens the bot, which is told the code with one touch. */
  url: z.url(),
  expiresAt: z.iso.datetime(),
});
export type TelegramCode = z.infer<typeof telegramCodeSchema>;

/** `POST /telegram/webhook`: an update of the Bot API; the adapter reads the rest. */
export const updateBody = z.looseObject({ update_id: z.int().nonnegative() });
