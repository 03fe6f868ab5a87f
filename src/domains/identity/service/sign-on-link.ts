import { z } from 'zod';
import type { IdentityProvider } from '#adapters/identity-provider/port.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { linkChangeLetter } from '../letters.ts';
import { composeLetter, writeMoment } from './letter-parts.ts';
import { findPerson } from './person.ts';

export const mailLinkChangeKind = declareTask({
  name: 'identity.mail_sign_on_link',
  queue: 'auth',
  input: z.object({
    noticeId: z.uuid(),
    userId: z.string(),
    change: z.enum(['linked', 'unlinked']),
    at: z.iso.datetime(),
  }),
  key: ({ noticeId }) => noticeId,
  timeout: 60,
  attempts: 8,
});

type Notice = z.infer<(typeof mailLinkChangeKind)['input']>;

/** Under which name links to a provider's accounts are kept. */
export function linkName({ issuer }: IdentityProvider): string {
  return `oidc ${issuer}`;
}

/** What people call the provider: its name, else where it is. */
export function providerLabel({ name, issuer }: IdentityProvider): string {
  return name ?? new URL(issuer).host;
}

/** @throws AppError sign_on.not_configured */
export function getProvider(): IdentityProvider {
  const provider = runtime().identityProvider;
  if (!provider) throw new AppError('sign_on.not_configured');
  return provider;
}

/** Has the person told by letter, with what the open transaction commits; where no letters are sent, nobody is. */
export async function tellOfLink(userId: string, change: Notice['change']): Promise<void> {
  if (!runtime().mailer) return;
  await enqueue(mailLinkChangeKind, { noticeId: newId(), userId, change, at: clock().now().toISOString() });
}

/** Tells a person that there is another way into the account, or one less. */
export async function mailLinkChange({ noticeId, userId, change, at }: Notice, run: TaskRun): Promise<void> {
  const { mailer, identityProvider } = runtime();
  const person = await findPerson(userId);
  if (!person || !identityProvider) return;
  if (!mailer) throw new AppError('mail.not_configured');
  const letter = linkChangeLetter(change, person.locale, {
    provider: providerLabel(identityProvider),
    moment: writeMoment(new Date(at), person.locale),
  });
  await mailer.send({ id: noticeId, to: person.email, ...composeLetter(letter, person, '/security') });
  await run.complete();
}
