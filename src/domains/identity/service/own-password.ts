import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { findPasswordHash } from '../store/users.ts';
import { verifyPassword } from './passwords.ts';
import { beginAttempt } from './throttle.ts';

/**
 * Asks who is there once more, before something that a session left open must not be enough for. Of people who come by
 * single sign-on and have no password nothing is asked.
 *
 * @param address of the caller
 * @throws AppError user.wrong_password, sign_in.throttled
 */
export async function assertOwnPassword({ userId, login }: Actor, password: string, address: string): Promise<void> {
  const passwordHash = await findPasswordHash(userId);
  if (passwordHash === undefined) return;
  const attempt = await beginAttempt(login, address);
  if (!(await verifyPassword(passwordHash, password))) throw new AppError('user.wrong_password');
  await attempt.forgive();
}
