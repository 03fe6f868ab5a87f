import type { OpenMailer } from '#adapters/mail/port.ts';
import type { Config } from '../config.ts';

/** The mailer of the configured server; undefined when there is none: no letters are sent then. */
export async function openMailer({ smtp }: Pick<Config, 'smtp'>): Promise<OpenMailer | undefined> {
  if (!smtp) return undefined;
  // Loaded only here: who sends no letters need not read the library.
  const { openSmtpMailer } = await import('#adapters/mail/smtp.ts');
  return openSmtpMailer(smtp);
}
