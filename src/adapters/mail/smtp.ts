import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { AppError } from '#kernel/errors.ts';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { isThisMachine } from '#kernel/this-machine.ts';
import type { Letter, OpenMailer } from './port.ts';

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string;
  /** What letters say they come from, e.g. `Pulse.EDU <pulse@example.edu>`. */
  readonly from: string;
}

/** Milliseconds without a sign of life after which a mail server counts as absent. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** A mailer that speaks SMTP; connections are made when there is something to send. */
export function openSmtpMailer({ url, from }: SmtpSettings): OpenMailer {
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
    maxConnections: 2,
    ...patience,
    // Letters are made of text of ours: nothing is read from disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter) {
      try {
        await transport.sendMail({
          from,
          to: letter.to,
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          messageId: messageIdOf(letter, from),
          // No answers of holiday programs.
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw failureOf(error);
      }
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

/** The same for every attempt at a letter. */
function messageIdOf({ id }: Letter, from: string): string {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${domain}>`;
}

/** Reply codes 5xx to the recipient or the letter are final; faults of the way or of the account are not. */
function failureOf(error: unknown): AppError {
  const reply = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const isFinal = reply >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  const params = { reason: reply === 0 ? code : `${code} ${reply}` };
  if (isFinal) return new PermanentError('mail.refused', params, { cause: error });
  return new AppError('mail.failed', params, { cause: error });
}
