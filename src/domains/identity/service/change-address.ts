import { z } from 'zod';
import { personTag, type Actor } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { isUniqueViolation } from '#kernel/database/unique-violation.ts';
import { AppError } from '#kernel/errors.ts';
import { releaseAddress } from '#kernel/letters/stopped-addresses.ts';
import { runtime } from '#kernel/runtime.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { recordAudit } from '#domains/audit/index.ts';
import type { AddressChange, Confirmed } from '../contract.ts';
import { addressLetter } from '../letters.ts';
import { deleteOpenLinks, findAddressChange } from '../store/one-time-links.ts';
import { setConfirmedEmail } from '../store/users.ts';
import type { Caller } from './caller.ts';
import { assertInPerson } from './in-person.ts';
import { composeLetter, writeMoment } from './letter-parts.ts';
import { createLink, useLink } from './one-time-links.ts';
import { assertOwnPassword } from './own-password.ts';
import { findPerson } from './person.ts';
import { countAddressRequest } from './throttle.ts';

export const mailAddressChangeKind = declareTask({
  name: 'identity.mail_address_change',
  queue: 'auth',
  input: z.object({ linkId: z.uuid() }),
  key: ({ linkId }) => linkId,
  timeout: 60,
  attempts: 8,
});

/**
 * Sends a link to the address that the caller wants, and a warning to the present one. The address changes when the link
 * is opened. Nobody learns by the answer whether somebody has the address.
 *
 * @throws AppError mail.not_configured, user.wrong_password, sign_in.throttled, access.in_person, user.exists when it is
 *   the caller's already
 */
export async function requestAddressChange(actor: Actor, change: AddressChange, caller: Caller): Promise<void> {
  assertInPerson(actor);
  if (!runtime().mailer) throw new AppError('mail.not_configured');
  const email = change.email.toLowerCase();
  if ((await findPerson(actor.userId))?.email === email) throw new AppError('user.exists', { login: email });
  await assertOwnPassword(actor, change.password, caller.address);
  await countAddressRequest(actor.userId);
  await transaction(async () => {
    const { id } = await createLink({ userId: actor.userId, purpose: 'email_confirmation', email });
    await enqueue(mailAddressChangeKind, { linkId: id });
  });
}

/** Tells the present address that another one is wanted. */
export async function mailAddressChange(linkId: string, run: TaskRun): Promise<void> {
  const { mailer } = runtime();
  const change = await findAddressChange(linkId);
  if (!change) return;
  if (!mailer) throw new AppError('mail.not_configured');
  const letter = addressLetter(change.locale, {
    email: change.wanted,
    moment: writeMoment(change.createdAt, change.locale),
  });
  // The link's own letter has its id.
  await mailer.send({ id: `${linkId}.warning`, to: change.email, ...composeLetter(letter, change, '/security') });
  await run.complete();
}

/**
 * Makes the link's address that of its person. Links for a new password that lie at the old address work no more.
 *
 * @throws AppError link.invalid; person.exists when somebody has the address, then the link goes on working
 */
export async function confirmAddress(secret: string): Promise<Confirmed> {
  try {
    return await transaction(async () => {
      const { userId, name, email } = await useLink('email_confirmation', secret);
      await setConfirmedEmail(userId, email);
      // The link was opened there: letters arrive.
      await releaseAddress(userId);
      await deleteOpenLinks(userId, 'password_reset');
      await recordAudit('user.changed', { actorId: userId, userId }, { fields: ['email'] });
      forget(personTag(userId));
      return { name, email };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('person.exists', {}, { cause: error });
    throw error;
  }
}
