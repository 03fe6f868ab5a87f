import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { pageUrl } from '#kernel/page-url.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { assertInPerson } from '#domains/identity/index.ts';
import type { CalendarFeed, MadeFeed } from '../contract.ts';
import { deleteFeedOf, findFeedOf, setFeed } from '../store/feeds.ts';

/** @throws AppError access.in_person */
export async function getOwnFeed(actor: Actor): Promise<CalendarFeed> {
  assertInPerson(actor);
  const feed = await findFeedOf(actor.userId);
  if (!feed) return { feed: null };
  return { feed: { since: feed.createdAt.toISOString(), readAt: feed.readAt?.toISOString() ?? null } };
}

/**
 * Makes an address at which programs find the caller's calendar; the one before works no longer. The database keeps the
 * hash of its secret: this is the one time that it is told.
 *
 * @throws AppError access.in_person
 */
export async function makeFeed(actor: Actor): Promise<MadeFeed> {
  assertInPerson(actor);
  const secret = randomBytes(32).toString('base64url');
  await transaction(async () => {
    await setFeed(actor.userId, hashSecret(secret));
    await recordAudit('calendar.created', { userId: actor.userId }, {});
  });
  const url = pageUrl(`/api/v1/calendar/${secret}.ics`);
  return { url, webcalUrl: url.replace(/^https?:/, 'webcal:') };
}

/** @throws AppError access.in_person, calendar.not_found */
export async function revokeFeed(actor: Actor): Promise<void> {
  assertInPerson(actor);
  await transaction(async () => {
    if (!(await deleteFeedOf(actor.userId))) throw new AppError('calendar.not_found');
    await recordAudit('calendar.revoked', { userId: actor.userId }, {});
  });
}

/** A fast hash will do: 32 random bytes cannot be guessed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
