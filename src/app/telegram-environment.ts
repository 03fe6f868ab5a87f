import { z } from 'zod';
import type { TelegramSettings } from '#adapters/telegram/bot-api.ts';
import { isThisMachine } from '#kernel/this-machine.ts';
import { ConfigError } from './config-error.ts';

/** Variables of the environment about the bot in Telegram. */
export const telegramEnvironment = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'is no token of a bot; example: 123456789:AAE…')
    .optional()
    .describe('Token of the bot, from @BotFather; without it there is no bot'),
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/ })
    .refine((url) => url.startsWith('https:') || isThisMachine(new URL(url).hostname), {
      error: 'must begin with https, unless it is on this machine',
    })
    .default('https://api.telegram.org')
    .describe('Address of the Bot API, e.g. of a server of your own where Telegram cannot be reached'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ and -')
    .optional()
    .describe('Telegram brings what people write to PULSE_PUBLIC_URL, which it must reach by https; without it we ask'),
});
type Values = z.infer<typeof telegramEnvironment>;

/** The bot that is configured, if one is. @throws ConfigError */
export function readTelegramSettings(values: Values): TelegramSettings | undefined {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: webhookSecret } = values;
  if (token !== undefined) return { token, apiRoot: values.TELEGRAM_API_ROOT.replace(/[/]+$/, ''), webhookSecret };
  if (webhookSecret === undefined) return undefined;
  throw new ConfigError(['TELEGRAM_WEBHOOK_SECRET: set TELEGRAM_BOT_TOKEN, too']);
}
