import { personTag, type Actor } from '#kernel/actor.ts';
import type { IdentityProvider, ProvenPerson } from '#adapters/identity-provider/port.ts';
import { forget } from '#kernel/cached.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { runtime } from '#kernel/runtime.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import type { OwnSignOnLink, SignOnLink } from '../contract.ts';
import { deleteSessionsOfUser } from '../store/sessions.ts';
import { deleteLinkOf, findLinkedPerson, findLinkOf, insertLink } from '../store/sign-on-links.ts';
import { findPasswordHash } from '../store/users.ts';
import { assertInPerson } from './in-person.ts';
import { assertOwnPassword } from './own-password.ts';
import { getProvider, linkName, providerLabel, tellOfLink } from './sign-on-link.ts';

/** Whether a person is linked with the university's sign-in, for administrators; that they looked is noted. */
export function getSignOnLinkOf(userId: string): Promise<SignOnLink> {
  noteView('user.viewed', { userId }, {});
  return readSignOnLink(userId);
}

/** Whether an account is linked with the university's sign-in that is configured. */
async function readSignOnLink(userId: string): Promise<SignOnLink> {
  const provider = runtime().identityProvider;
  if (!provider) return { provider: null, link: null };
  const link = await findLinkOf(userId, linkName(provider));
  return {
    provider: providerLabel(provider),
    link: link ? { since: link.createdAt.toISOString(), lastUsedAt: link.lastUsedAt?.toISOString() ?? null } : null,
  };
}

/** @throws AppError access.in_person */
export async function getOwnSignOnLink(actor: Actor): Promise<OwnSignOnLink> {
  assertInPerson(actor);
  const hasPassword = (await findPasswordHash(actor.userId)) !== undefined;
  return { ...(await readSignOnLink(actor.userId)), hasPassword };
}

/**
 * Makes sure that the caller may go to the provider for a link: a session left open is not enough for another way in.
 *
 * @throws AppError access.in_person, sign_on.not_configured, sign_on.already_linked, user.wrong_password,
 *   sign_in.throttled
 */
export async function assertMayLink(actor: Actor, password: string, address: string): Promise<void> {
  assertInPerson(actor);
  if (await findLinkOf(actor.userId, linkName(getProvider()))) throw new AppError('sign_on.already_linked');
  await assertOwnPassword(actor, password, address);
}

/**
 * Links the account with whom the provider has proven to be there. Of the address nothing is asked: both sides have been
 * proven. Twice the same changes nothing.
 *
 * @throws AppError sign_on.taken when the subject opens another account, sign_on.already_linked when the account has
 *   another subject
 */
export async function linkProvenPerson(
  userId: string,
  provider: IdentityProvider,
  { subject }: ProvenPerson,
): Promise<void> {
  const name = linkName(provider);
  const isLinked = await transaction(async () => {
    const inserted = await insertLink({ id: newId(), userId, provider: name, subject, isUsed: false });
    if (!inserted) return false;
    await recordAudit('account.linked', { actorId: userId, userId }, { provider: provider.issuer });
    await tellOfLink(userId, 'linked');
    return true;
  });
  if (isLinked) return;
  const holder = await findLinkedPerson(name, subject);
  if (holder?.id === userId) return;
  throw new AppError(holder ? 'sign_on.taken' : 'sign_on.already_linked');
}

/**
 * Takes the link from the own account.
 *
 * @throws AppError access.in_person, sign_on.not_linked, sign_on.no_password when there would be
 *   no way in, user.wrong_password, sign_in.throttled
 */
export async function removeOwnSignOnLink(actor: Actor, password: string, address: string): Promise<void> {
  assertInPerson(actor);
  if ((await findPasswordHash(actor.userId)) === undefined) throw new AppError('sign_on.no_password');
  await assertOwnPassword(actor, password, address);
  await transaction(() => remove(actor.userId));
}

/**
 * Takes the link from a person, e.g. whose account at the provider is another now; all sessions end, since they may have
 * been opened by it.
 *
 * @throws AppError access.in_person, sign_on.own_removal, sign_on.not_linked
 */
export async function removeSignOnLinkOf(actor: Actor, userId: string): Promise<void> {
  assertInPerson(actor);
  // Otherwise a session left open would be enough for it.
  if (userId === actor.userId) throw new AppError('sign_on.own_removal');
  await transaction(async () => {
    await remove(userId);
    await deleteSessionsOfUser(userId);
    forget(personTag(userId));
  });
}

async function remove(userId: string): Promise<void> {
  const provider = runtime().identityProvider;
  if (!provider || !(await deleteLinkOf(userId, linkName(provider)))) throw new AppError('sign_on.not_linked');
  await recordAudit('account.unlinked', { userId }, { provider: provider.issuer });
  await tellOfLink(userId, 'unlinked');
}
