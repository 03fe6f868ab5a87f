import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { log, runtime } from '#kernel/runtime.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { assertInPerson } from '#domains/identity/index.ts';
import type { TelegramCode, TelegramLink } from '../contract.ts';
import { deleteCodeOf, deleteLinkOf, findLinkOf, setCode } from '../store/links.ts';

const codeSeconds = 15 * 60;

/** The caller's own link. Where Telegram does not answer now, the bot has no name. @throws AppError access.in_person */
export async function getOwnLink(actor: Actor): Promise<TelegramLink> {
  assertInPerson(actor);
  const { telegram } = runtime();
  const link = await findLinkOf(actor.userId);
  const bot = await telegram?.getName().catch((error: unknown) => {
    log().warn({ err: error }, 'the bot does not tell its name now');
    return null;
  });
  return {
    bot: bot ?? null,
    isConfigured: telegram !== undefined,
    link: link ? { since: link.linkedAt.toISOString(), isBlocked: link.isBlocked } : null,
  };
}

/**
 * Makes a code for the caller, in place of the one before. The database keeps its hash: this is the one time that it is
 * told.
 *
 * @throws AppError access.in_person, telegram.not_configured, telegram.failed
 */
export async function makeCode(actor: Actor): Promise<TelegramCode> {
  assertInPerson(actor);
  const { telegram } = runtime();
  if (!telegram) throw new AppError('telegram.not_configured');
  const bot = await telegram.getName();
  // 128 bits: nobody guesses one, and it can still be copied by hand.
  const code = randomBytes(16).toString('base64url');
  const expiresAt = await setCode(actor.userId, hashCode(code), codeSeconds);
  return { code, url: `https://t.me/${bot}?start=${code}`, expiresAt: expiresAt.toISOString() };
}

/** @throws AppError access.in_person, telegram.not_linked */
export async function removeOwnLink(actor: Actor): Promise<void> {
  assertInPerson(actor);
  if (!(await unlink(actor.userId))) throw new AppError('telegram.not_linked');
}

/** Ends the link of an account, and the code that would make another. @returns whether there was one */
export function unlink(userId: string): Promise<boolean> {
  return transaction(async () => {
    await deleteCodeOf(userId);
    if (!(await deleteLinkOf(userId))) return false;
    await recordAudit('telegram.unlinked', { userId }, {});
    return true;
  });
}

/** A fast hash will do: 16 random bytes cannot be guessed. */
export function hashCode(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}
