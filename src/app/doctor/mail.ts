import { openMailer } from '#app/compose/open-mailer.ts';
import type { Config } from '#app/config.ts';
import { fault, ok, type Finding } from './finding.ts';

const about = 'mail';

/** Whether the configured mail server answers and takes our credentials; sends nothing. */
export async function examineMail(config: Pick<Config, 'smtp'>): Promise<Finding[]> {
  const mailer = await openMailer(config);
  if (!mailer) return [ok(about, 'not configured: no invitations, new passwords and notices by letter')];
  // Without the password.
  const place = new URL(config.smtp?.url ?? '').host;
  try {
    await mailer.verify();
    return [ok(about, `${place} answers and lets us in`)];
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    return [fault(about, `${place}: ${reason.replaceAll(/\s+/g, ' ')}`, 'check PULSE_SMTP_URL and the mail server')];
  } finally {
    mailer.close();
  }
}
