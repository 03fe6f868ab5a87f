import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { DkimSettings, SmtpSettings } from '#adapters/mail/smtp.ts';
import { ConfigError } from './config-error.ts';

/** Variables of the environment about letters. */
export const mailEnvironment = z.object({
  PULSE_SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server, e.g. smtps://user:password@host; without it no letters are sent'),
  PULSE_MAIL_FROM: z
    .string()
    .regex(
      /^[^<>@]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/,
      'is no address; example: Pulse.EDU <pulse@example.edu>',
    )
    .optional()
    .describe('Sender of letters, e.g. Pulse.EDU <pulse@example.edu>; given together with PULSE_SMTP_URL'),
  PULSE_MAIL_BOUNCES: z
    .email()
    .optional()
    .describe('Address that letters come back to, piped into ./pulse bounce; default: that of PULSE_MAIL_FROM'),
  PULSE_SMTP_DKIM_DOMAIN: z
    .string()
    .min(1)
    .optional()
    .describe('Signs letters with a key of this domain (DKIM), where the mail server does not'),
  PULSE_SMTP_DKIM_SELECTOR: z.string().min(1).optional().describe('Name of the key in the DNS; given with the domain'),
  PULSE_SMTP_DKIM_KEY_FILE: z.string().min(1).optional().describe('Private key in PEM; given with the domain'),
});
type Values = z.infer<typeof mailEnvironment>;

/** The mail server; undefined: no letters are sent. @throws ConfigError */
export function readSmtpSettings(values: Values): SmtpSettings | undefined {
  const { PULSE_SMTP_URL: url, PULSE_MAIL_FROM: from, PULSE_MAIL_BOUNCES: bounces } = values;
  const dkim = readDkim(values);
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined || from === undefined) {
    throw new ConfigError(['PULSE_SMTP_URL, PULSE_MAIL_FROM: set both, or none']);
  }
  return { url, from, ...(bounces !== undefined && { bounces }), ...(dkim && { dkim }) };
}

function readDkim(values: Values): DkimSettings | undefined {
  const { PULSE_SMTP_DKIM_DOMAIN: domain, PULSE_SMTP_DKIM_SELECTOR: selector } = values;
  const { PULSE_SMTP_DKIM_KEY_FILE: keyFile } = values;
  if (domain === undefined && selector === undefined && keyFile === undefined) return undefined;
  if (domain === undefined || selector === undefined || keyFile === undefined) {
    throw new ConfigError([
      'PULSE_SMTP_DKIM_DOMAIN, PULSE_SMTP_DKIM_SELECTOR, PULSE_SMTP_DKIM_KEY_FILE: set all three, or none',
    ]);
  }
  return { domain, selector, privateKey: readKey(keyFile) };
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`PULSE_SMTP_DKIM_KEY_FILE: ${reason}`]);
  }
}
