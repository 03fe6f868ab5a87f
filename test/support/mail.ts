import { openSmtpMailer } from '#adapters/mail/smtp.ts';
import type { Runtime } from '#kernel/runtime.ts';
import { startSmtp, type SmtpForTests } from '#test/fakes/smtp/server.ts';

/** A mail server of a test's own. */
export interface MailForTests {
  readonly smtp: SmtpForTests;
  /** The runtime sends nothing any more. */
  stop(): Promise<void>;
}

/** Starts a mail server and has the runtime send by it. */
export async function startMail(runtime: Runtime): Promise<MailForTests> {
  const smtp = await startSmtp();
  const mailer = openSmtpMailer({ url: smtp.url, from: 'pulse@example.edu' });
  runtime.mailer = mailer;
  return {
    smtp,
    async stop() {
      runtime.mailer = undefined;
      mailer.close();
      await smtp.stop();
    },
  };
}

/** The secret of a one-time link in a letter or an address; empty when there is none. */
export function secretOf(text = ''): string {
  return /#([\w-]{43})/.exec(text)?.[1] ?? '';
}
