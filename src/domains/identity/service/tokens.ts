import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { runtime } from '#kernel/runtime.ts';
import { recordAudit } from '#domains/audit/index.ts';
import type { MadeToken, NewOwnToken, OwnToken } from '../contract.ts';
import { deleteApiToken, insertApiToken, listApiTokens, type ApiTokenRow } from '../store/api-tokens.ts';
import { findUserByLogin } from '../store/users.ts';
import { assertInPerson } from './in-person.ts';

export interface NewToken {
  /** Whose token it is; it may do what this user may do. */
  login: string;
  /** What it is for, so that its owner recognises it. */
  name: string;
  /** Absent: it does not run out. */
  expiresInDays?: number | undefined;
  /** Absent: all permissions of its owner. */
  permissions?: readonly string[] | undefined;
  isReadOnly?: boolean | undefined;
}

/**
 * Makes a bearer token. The database holds its hash only: this is the one time that it is shown.
 *
 * @throws AppError user.not_found, token.unknown_permission
 */
export async function createToken(token: NewToken): Promise<string> {
  const { login, name, expiresInDays = null, permissions = null, isReadOnly = false } = token;
  const user = await findUserByLogin(login);
  if (!user) throw new AppError('user.not_found', { login });
  return (await makeToken(user.id, { name, expiresInDays, permissions, isReadOnly })).token;
}

/** The caller's own tokens that work, the newest first. */
export async function listOwnTokens(actor: Actor): Promise<OwnToken[]> {
  assertInPerson(actor);
  return (await listApiTokens(actor.userId)).map(infoOf);
}

/** Makes a token of the caller's own. @throws AppError access.in_person, token.unknown_permission */
export async function makeOwnToken(actor: Actor, token: NewOwnToken): Promise<MadeToken> {
  assertInPerson(actor);
  const made = await makeToken(actor.userId, token);
  return { token: made.token, info: infoOf(made.row) };
}

/** Ends a token of the caller's own with the next request. @throws AppError access.in_person, token.not_found */
export async function revokeOwnToken(actor: Actor, id: string): Promise<void> {
  assertInPerson(actor);
  await transaction(async () => {
    if (!(await deleteApiToken(actor.userId, id))) throw new AppError('token.not_found');
    await recordAudit('token.revoked', { userId: actor.userId }, { tokenId: id });
  });
}

interface TokenScope {
  name: string;
  expiresInDays: number | null;
  permissions: readonly string[] | null;
  isReadOnly: boolean;
}

async function makeToken(userId: string, scope: TokenScope): Promise<{ token: string; row: ApiTokenRow }> {
  const known = runtime().access.permissions;
  const unknown = scope.permissions?.find((permission) => !Object.hasOwn(known, permission));
  if (unknown !== undefined) throw new AppError('token.unknown_permission', { permission: unknown });
  // The prefix lets people, and programs that look for leaked secrets, see what it is.
  const token = `pulse_${randomBytes(32).toString('base64url')}`;
  const row = await transaction(async () => {
    const made = await insertApiToken({ userId, tokenHash: hashToken(token), ...scope });
    await recordAudit('token.created', { userId }, { tokenId: made.id, expiresInDays: scope.expiresInDays });
    return made;
  });
  return { token, row };
}

function infoOf({ createdAt, expiresAt, lastUsedAt, ...row }: ApiTokenRow): OwnToken {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

/** A fast hash will do: 32 random bytes cannot be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
