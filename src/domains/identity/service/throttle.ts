import { createHmac } from 'node:crypto';
import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import { countAttempt, forgetAttempts } from '../store/sign-in-attempts.ts';

const windowSeconds = 900;
/** Failures in a window after which further attempts wait for its end. */
const most = {
  /** One login from one address: somebody guesses, or has forgotten. */
  pair: 10,
  /** One login from anywhere: guessing from many addresses. Higher, so that a stranger does not lock a person out. */
  login: 50,
  /** Any logins from one address: a list of logins is tried. A whole campus may share it. */
  address: 200,
};

export interface Attempt {
  /** The attempt was no failure: it and those before it count no more. */
  forgive(): Promise<void>;
}

/**
 * Counts an attempt to prove a password, before it is checked: attempts made at once all count. The counts are in the
 * database, so that all web servers share them.
 *
 * @throws AppError sign_in.throttled
 */
export async function beginAttempt(login: string, address: string): Promise<Attempt> {
  const name = login.toLowerCase();
  const subjects = {
    pair: keyed('pair', name, address),
    login: keyed('login', name),
    address: keyed('address', address),
  };
  const counts = await countAttempt(Object.values(subjects), windowSeconds);
  const limits = new Map([
    [subjects.pair, most.pair],
    [subjects.login, most.login],
    [subjects.address, most.address],
  ]);
  const exceeded = counts.filter(({ subject, attempts }) => attempts > (limits.get(subject) ?? 0));
  if (exceeded.length > 0) {
    throw new AppError('sign_in.throttled', { seconds: Math.max(...exceeded.map((count) => count.secondsLeft)) });
  }
  return { forgive: () => forgetAttempts([subjects.pair, subjects.login], [subjects.address]) };
}

/** Neither logins nor addresses are kept: people also type their password where the login belongs. */
function keyed(...parts: string[]): string {
  return createHmac('sha256', runtime().access.secret).update(JSON.stringify(parts)).digest('base64url');
}
