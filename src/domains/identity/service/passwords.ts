import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '#kernel/errors.ts';
import { longestPassword, shortestPassword } from '../contract.ts';
import { guessableBy } from '../guessable.ts';

/**
 * Argon2id with the parameters OWASP recommends (19 MiB, 2 passes, 1 lane): about 30 ms and a thread of the pool.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}

/**
 * @param names login and address of the person: what others try first
 * @throws AppError user.weak_password, user.common_password
 */
export async function assertPasswordStrong(password: string, names: readonly string[]): Promise<void> {
  if (password.length < shortestPassword || password.length > longestPassword) {
    throw new AppError('user.weak_password', { min: shortestPassword });
  }
  if (guessableBy(password, await commonPasswords(), names)) throw new AppError('user.common_password');
}

let loaded: Promise<ReadonlySet<string>> | undefined;

/** 49,000 passwords that were found most often in leaks; read when the first password is chosen (20 ms, 5 MB). */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return loaded;
}

/** No characters that look like others, so that it can be read aloud and typed. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random password in four groups of four, e.g. `kmt7-3xpq-hwd2-9fbe`: 79 bits. */
export function generatePassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return Array.from({ length: 4 }, group).join('-');
}
