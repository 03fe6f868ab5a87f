import { personTag, type Actor } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import type { PasswordChange, SignIn } from '../contract.ts';
import { deleteSessionsOfUser } from '../store/sessions.ts';
import { findPasswordHash, findPasswordToSignIn, setPasswordHash } from '../store/users.ts';
import { auth } from './auth.ts';
import type { Caller } from './caller.ts';
import { assertInPerson } from './in-person.ts';
import { startSession, type OpenedSession } from './open-session.ts';
import { assertPasswordStrong, hashPassword, verifyPassword } from './passwords.ts';
import { goOn, type HeldSignIn } from './second-step.ts';
import { beginAttempt } from './throttle.ts';

/**
 * Success and failure are recorded; which login failed only when somebody has it, because people also type their password
 * there.
 *
 * @throws AppError sign_in.wrong, sign_in.throttled
 */
export async function signIn({ login, password }: SignIn, caller: Caller): Promise<OpenedSession | HeldSignIn> {
  const attempt = await beginAttempt(login, caller.address).catch((error: unknown) => {
    // Once an hour: whoever tries a thousand passwords does not fill the audit.
    if (error instanceof AppError) noteView('session.refused', {}, { reason: 'throttled' });
    throw error;
  });
  const known = await findPasswordToSignIn(login);
  // As long for an unknown login as for a wrong password, so that nobody learns by the clock who has an account.
  const isRight = known ? await verifyPassword(known.passwordHash, password) : Boolean(await hashPassword(password));
  if (!known || !isRight) {
    await recordAudit('session.refused', { userId: known?.id ?? null }, { reason: 'wrong' });
    throw new AppError('sign_in.wrong');
  }
  if (!known.isActive) {
    // The same answer: whether the password is right is nobody's to learn.
    await recordAudit('session.refused', { userId: known.id }, { reason: 'disabled' });
    throw new AppError('sign_in.wrong');
  }
  await attempt.forgive();
  return goOn(known.id, 'password', caller);
}

/** Ends the session of the caller's cookie, if there is one. Returns values of Set-Cookie that remove it. */
export async function signOut({ headers }: Caller): Promise<string[]> {
  const session = await (await auth()).api.getSession({ headers });
  const ended = await (await auth()).api.signOut({ headers, returnHeaders: true });
  if (session) {
    await recordAudit('session.closed', { actorId: session.user.id, userId: session.user.id }, {});
    forget(personTag(session.user.id));
  }
  return ended.headers.getSetCookie();
}

/**
 * Changes the caller's own password. All sessions end; the caller gets a new one.
 *
 * @throws AppError user.weak_password, user.common_password, user.wrong_password, sign_in.throttled, access.in_person
 */
export async function changePassword(actor: Actor, change: PasswordChange, caller: Caller): Promise<OpenedSession> {
  assertInPerson(actor);
  await assertPasswordStrong(change.next, [actor.login]);
  const attempt = await beginAttempt(actor.login, caller.address);
  const currentHash = await findPasswordHash(actor.userId);
  if (currentHash === undefined || !(await verifyPassword(currentHash, change.current))) {
    throw new AppError('user.wrong_password');
  }
  const passwordHash = await hashPassword(change.next);
  await attempt.forgive();
  // At once: open pages come back to their streams with the cookie of the next session.
  return transaction(async () => {
    await replacePassword(actor.userId, passwordHash, 'password.changed');
    return startSession(actor.userId, caller);
  });
}

/** Gives the user another password and ends all sessions; recorded as `action`. */
export async function replacePassword(
  userId: string,
  passwordHash: string,
  action: 'password.changed' | 'password.set',
): Promise<void> {
  await transaction(async () => {
    await setPasswordHash(userId, passwordHash);
    await deleteSessionsOfUser(userId);
    await recordAudit(action, { userId }, {});
    forget(personTag(userId));
  });
}
