import { openTelegram } from '#app/compose/open-telegram.ts';
import type { Config } from '#app/config.ts';
import { fault, ok, type Finding } from './finding.ts';

const about = 'telegram';

/** Whether the configured bot is one that Telegram knows, and updates can be brought where they are to be; sends nothing. */
export async function examineTelegram(config: Pick<Config, 'telegram' | 'publicUrl'>): Promise<Finding[]> {
  const telegram = await openTelegram(config);
  if (!telegram) return [ok(about, 'not configured: nobody is told by Telegram')];
  if (telegram.webhookSecret !== undefined && !config.publicUrl.startsWith('https:')) {
    return [
      fault(about, `${config.publicUrl} is not https`, 'set PULSE_PUBLIC_URL, or leave TELEGRAM_WEBHOOK_SECRET out'),
    ];
  }
  try {
    const how = telegram.webhookSecret === undefined ? 'is asked for what people write' : 'brings what people write';
    return [ok(about, `the bot @${await telegram.getName()} is there; Telegram ${how}`)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [fault(about, reason, 'check TELEGRAM_BOT_TOKEN, and that TELEGRAM_API_ROOT can be reached from here')];
  }
}
