import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { AppError } from '#kernel/errors.ts';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { isThisMachine } from '#kernel/this-machine.ts';
import type { Letter, OpenMailer } from './port.ts';

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string;
  /** What letters say they come from, e.g. `Pulse.EDU <pulse@example.edu>`. */
  readonly from: string;
  /** Address that letters come back to; undefined: that of `from`. */
  readonly bounces?: string | undefined;
  /** Key with which letters are signed; undefined: the mail server signs, or nobody. */
  readonly dkim?: DkimSettings | undefined;
}

/** A key of the domain, whose other half is published in the DNS at `selector._domainkey.domain`. */
export interface DkimSettings {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Milliseconds without a sign of life after which a mail server counts as absent. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** A mailer that speaks SMTP; connections are made when there is something to send. */
export function openSmtpMailer({ url, from, bounces, dkim }: SmtpSettings): OpenMailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isSecure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    // A password is never sent in the clear, but to this machine.
    requireTLS: !isSecure && username !== '' && !isThisMachine(hostname),
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    pool: true,
    // As many as a worker sends letters at once, mostly.
    maxConnections: 5,
    ...patience,
    ...(dkim && {
      dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey, ...signed },
    }),
    // Letters are made of text of ours: nothing is read from disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter) {
      const messageId = messageIdOf(letter, from);
      try {
        await transport.sendMail({
          from,
          to: letter.to,
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          messageId: `<${messageId}>`,
          ...(bounces !== undefined && { envelope: { from: bounces, to: letter.to } }),
          headers: headersOf(letter),
        });
      } catch (error) {
        throw failureOf(error);
      }
      return { messageId };
    },
    async verify() {
      try {
        await transport.verify();
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

/** No answers of holiday programs; and a button that stops letters of the kind, where there is one. */
function headersOf({ unsubscribeUrl }: Letter): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribeUrl !== undefined && {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

/** RFC 8058 wants the button signed as well. */
const signed = {
  headerFieldNames:
    'From:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:List-Unsubscribe:List-Unsubscribe-Post',
};

/** The same for every attempt at a letter. */
function messageIdOf({ id }: Letter, from: string): string {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return `${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${domain}`;
}

/**
 * Reply codes 5xx to the recipient or the letter are final; faults of the way, of the account or of the sender are not.
 * Only what is said of the recipient, and not for reasons of policy (5.7.x), is said of the address.
 */
function failureOf(error: unknown): AppError {
  const failure = smtpFailureSchema.catch({}).parse(error);
  const { responseCode: reply = 0, code = 'unknown', command = '', response = '' } = failure;
  const params = { reason: reply === 0 ? code : `${code} ${reply}` };
  const isFinal = reply >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
  if (!isFinal) return new AppError('mail.failed', params, { cause: error });
  const isOfAddress = command === 'RCPT TO' && !/\b5[.]7[.]\d/.test(response);
  return new PermanentError(isOfAddress ? 'mail.address_refused' : 'mail.refused', params, { cause: error });
}

/** What nodemailer adds to its errors. */
const smtpFailureSchema = z.object({
  responseCode: z.number().optional(),
  code: z.string().optional(),
  command: z.string().optional(),
  response: z.string().optional(),
});
