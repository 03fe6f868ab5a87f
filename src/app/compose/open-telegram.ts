import type { Telegram } from '#adapters/telegram/port.ts';
import type { Config } from '../config.ts';

/** The bot that is configured; undefined when there is none. Nothing is asked of Telegram yet. */
export async function openTelegram({ telegram }: Pick<Config, 'telegram'>): Promise<Telegram | undefined> {
  if (!telegram) return undefined;
  // Loaded only here: who has no bot need not read the library.
  const { openBotApi } = await import('#adapters/telegram/bot-api.ts');
  return openBotApi(telegram);
}
