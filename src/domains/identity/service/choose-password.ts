import { personTag } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import { recordAudit } from '#domains/audit/index.ts';
import type { Accept, Link, LinkPurpose } from '../contract.ts';
import { deleteSessionsOfUser } from '../store/sessions.ts';
import { findActiveUserId, setPasswordHash } from '../store/users.ts';
import { getLink, tryCreateLink, useLink } from './one-time-links.ts';
import { assertPasswordStrong, hashPassword } from './passwords.ts';
import { countResetRequest } from './throttle.ts';

/**
 * Sends a link for a new password to the address of whom `login` (login or address) means. Nobody learns by the answer,
 * nor by its time, whether there is such a person: the statements are the same.
 *
 * @throws AppError mail.not_configured, sign_in.throttled
 */
export async function requestPasswordReset(login: string, address: string): Promise<void> {
  if (!runtime().mailer) throw new AppError('mail.not_configured');
  await countResetRequest(login, address);
  const userId = await findActiveUserId(login);
  await transaction(async () => {
    await tryCreateLink({ userId: userId ?? '', purpose: 'password_reset' });
    await recordAudit('password.reset_requested', { userId: userId ?? null }, {});
  });
}

/** Whose link this is. @throws AppError link.invalid */
export async function lookAtLink(purpose: LinkPurpose, secret: string): Promise<Link> {
  const { name, login } = await getLink(purpose, secret);
  return { name, login };
}

/**
 * Gives the link's person the password; all sessions of that person end, and the link is used up.
 *
 * @throws AppError link.invalid, user.weak_password, user.common_password; then the link goes on working
 */
export async function choosePassword({ purpose, secret, password }: Accept): Promise<Link> {
  const { login, email } = await getLink(purpose, secret);
  await assertPasswordStrong(password, [login, email]);
  const passwordHash = await hashPassword(password);
  return transaction(async () => {
    const { userId, name } = await useLink(purpose, secret);
    await setPasswordHash(userId, passwordHash);
    await deleteSessionsOfUser(userId);
    const action = purpose === 'invitation' ? 'password.set' : 'password.reset';
    await recordAudit(action, { userId, actorId: userId }, {});
    forget(personTag(userId));
    return { name, login };
  });
}
