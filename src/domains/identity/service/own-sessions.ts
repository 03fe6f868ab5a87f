import { personTag, type Actor } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { recordAudit } from '#domains/audit/index.ts';
import type { OwnSession } from '../contract.ts';
import { deviceOf } from '../device.ts';
import { deleteOtherSessions, deleteSession, listSessionRows } from '../store/sessions.ts';
import { auth } from './auth.ts';
import type { Caller } from './caller.ts';
import { assertInPerson } from './in-person.ts';
import { getLifetimes } from './session-lifetimes.ts';

/** Where the person is signed in, the last used first. */
export async function listOwnSessions(actor: Actor, caller: Caller): Promise<OwnSession[]> {
  assertInPerson(actor);
  const currentId = await findCurrentId(caller);
  const rows = await listSessionRows(actor.userId, await getLifetimes());
  return rows.map(({ id, userAgent, address, createdAt, lastUsedAt }) => {
    const { browser = null, system = null } = deviceOf(userAgent);
    return {
      id,
      browser,
      system,
      address,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      isCurrent: id === currentId,
    };
  });
}

/** Ends one of the person's own sessions, everywhere at once. @throws AppError session.not_found */
export async function endOwnSession(actor: Actor, sessionId: string): Promise<void> {
  assertInPerson(actor);
  const hasEnded = await transaction(async () => {
    const isGone = await deleteSession(actor.userId, sessionId);
    if (isGone) await recordAudit('session.ended', { userId: actor.userId }, { scope: 'one' });
    return isGone;
  });
  forget(personTag(actor.userId));
  if (!hasEnded) throw new AppError('session.not_found');
}

/** Signs the person out everywhere but here. */
export async function endOtherSessions(actor: Actor, caller: Caller): Promise<void> {
  assertInPerson(actor);
  const currentId = (await findCurrentId(caller)) ?? '';
  await transaction(async () => {
    await deleteOtherSessions(actor.userId, currentId);
    await recordAudit('session.ended', { userId: actor.userId }, { scope: 'others' });
    forget(personTag(actor.userId));
  });
}

async function findCurrentId({ headers }: Caller): Promise<string | undefined> {
  const found = await (await auth()).api.getSession({ headers, query: { disableRefresh: true } });
  return found?.session.id;
}
