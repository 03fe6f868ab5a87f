import { AppError } from '#kernel/errors.ts';
import { fingerprints } from '#kernel/seal.ts';
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
  await count([
    [subjects.pair, most.pair],
    [subjects.login, most.login],
    [subjects.address, most.address],
  ]);
  return { forgive: () => forgetAttempts([subjects.pair, subjects.login], [subjects.address]) };
}

/** Wrong codes of one person in a window after which further ones wait: of a million, three are right at a time. */
const mostCodes = 5;

/** Counts an attempt at the second step, before it is checked. @throws AppError sign_in.throttled */
export async function beginSecondStep(userId: string): Promise<Attempt> {
  const subject = keyed('second step', userId);
  await count([[subject, mostCodes]]);
  return { forgive: () => forgetAttempts([subject], []) };
}

/** Requests for a new password in a window after which further ones wait: each is a letter to somebody. */
const mostResets = { login: 5, address: 50 };

/** Counts a request for a new password, of anybody there is or is not. @throws AppError sign_in.throttled */
export async function countResetRequest(login: string, address: string): Promise<void> {
  await count([
    [keyed('reset login', login.toLowerCase()), mostResets.login],
    [keyed('reset address', address), mostResets.address],
  ]);
}

/** Counts a request of a person for another address: each is two letters. @throws AppError sign_in.throttled */
export async function countAddressRequest(userId: string): Promise<void> {
  await count([[keyed('new address', userId), mostResets.login]]);
}

async function count(subjects: readonly (readonly [subject: string, most: number])[]): Promise<void> {
  const limits = new Map(subjects);
  const counts = await countAttempt([...limits.keys()], windowSeconds);
  const exceeded = counts.filter(({ subject, attempts }) => attempts > (limits.get(subject) ?? 0));
  if (exceeded.length === 0) return;
  throw new AppError('sign_in.throttled', { seconds: Math.max(...exceeded.map(({ secondsLeft }) => secondsLeft)) });
}

/** Neither logins nor addresses are kept: people also type their password where the login belongs. */
function keyed(...parts: string[]): string {
  return fingerprints('attempts')(JSON.stringify(parts));
}
