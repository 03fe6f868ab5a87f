import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '#kernel/errors.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { insertApiToken } from '../store/api-tokens.ts';
import { findUserByLogin } from '../store/users.ts';

export interface NewToken {
  /** Whose token it is; it may do what this user may do. */
  login: string;
  /** What it is for, so that its owner recognises it. */
  name: string;
  /** Absent: it does not run out. */
  expiresInDays?: number | undefined;
}

/**
 * Makes a bearer token. The database holds its hash only: this is the one time that it is shown.
 *
 * @throws AppError user.not_found
 */
export async function createToken({ login, name, expiresInDays }: NewToken): Promise<string> {
  const user = await findUserByLogin(login);
  if (!user) throw new AppError('user.not_found', { login });
  // The prefix lets people, and programs that look for leaked secrets, see what it is.
  const token = `pulse_${randomBytes(32).toString('base64url')}`;
  const row = { userId: user.id, name, tokenHash: hashToken(token), expiresInDays: expiresInDays ?? null };
  await transaction(async () => {
    const tokenId = await insertApiToken(row);
    await recordAudit('token.created', { userId: user.id }, { tokenId, expiresInDays: row.expiresInDays });
  });
  return token;
}

/** A fast hash will do: 32 random bytes cannot be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
