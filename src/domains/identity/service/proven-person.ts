import type { IdentityProvider, ProvenPerson } from '#adapters/identity-provider/port.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { defaultLocale } from '#kernel/locale.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { linkStudentsByEmail } from '#domains/roster/index.ts';
import { accountIdentities, findErased } from '#domains/tombstones/index.ts';
import { emailSchema, loginSchema } from '../contract.ts';
import {
  findLinkedPerson,
  findPersonByEmail,
  insertLink,
  insertProvenPerson,
  useSignOnLink,
} from '../store/sign-on-links.ts';
import { linkName, tellOfLink } from './sign-on-link.ts';

/**
 * Whose account a person of the provider may use: the one linked to that very subject; else, by a verified address, an
 * active one without a link, which gets it; else a new one, when the configuration lets new people in. docs/adr/0014 says
 * why.
 *
 * @throws AppError sign_on.inactive, sign_on.unverified_email, sign_on.unknown_person, sign_on.linked_elsewhere
 */
export async function recognisePerson(provider: IdentityProvider, person: ProvenPerson): Promise<{ userId: string }> {
  const name = linkName(provider);
  const linked = await useSignOnLink(name, person.subject);
  if (linked) return { userId: await assertActive(linked) };
  const email = emailSchema.safeParse(person.email).data;
  if (email === undefined || !person.isEmailVerified) {
    await recordAudit('session.refused', {}, { reason: 'unverified' });
    throw new AppError('sign_on.unverified_email');
  }
  const known = await findPersonByEmail(email);
  if (!known && !provider.newPeople.areAdded) {
    await recordAudit('session.refused', {}, { reason: 'unknown' });
    throw new AppError('sign_on.unknown_person');
  }
  const userId = known ? await assertActive(known) : newId();
  const isLinked = await transaction(async () => {
    if (!known) await addPerson(userId, { ...person, email }, provider);
    const link = { id: newId(), userId, provider: name, subject: person.subject, isUsed: true };
    const inserted = await insertLink(link);
    if (inserted) await recordAudit('account.linked', { actorId: userId, userId }, { provider: provider.issuer });
    // A new account is a surprise to nobody.
    if (inserted && known) await tellOfLink(userId, 'linked');
    return inserted;
  });
  // Another tab of the same person may have been faster.
  if (isLinked || (await findLinkedPerson(name, person.subject))?.id === userId) return { userId };
  await recordAudit('session.refused', { userId }, { reason: 'linked_elsewhere' });
  throw new AppError('sign_on.linked_elsewhere');
}

/** @throws AppError sign_on.inactive */
async function assertActive({ id, isActive }: { id: string; isActive: boolean }): Promise<string> {
  if (isActive) return id;
  await recordAudit('session.refused', { userId: id }, { reason: 'disabled' });
  throw new AppError('sign_on.inactive');
}

/**
 * @throws AppError sign_on.unknown_person when the person was erased on request: only an administrator lets them in again;
 *   sign_on.failed when somebody was added with this address meanwhile; the next attempt finds
 *   them
 */
async function addPerson(
  id: string,
  { name, email, login, groups }: ProvenPerson & { email: string },
  { newPeople }: IdentityProvider,
): Promise<void> {
  const roles = [...new Set(groups.flatMap((group) => newPeople.roleOfGroup.get(group) ?? []))];
  const knownLogin = loginSchema.safeParse(login).data?.toLowerCase() ?? null;
  if ((await findErased(accountIdentities({ email, login: knownLogin }))).size > 0) {
    throw new AppError('sign_on.unknown_person');
  }
  const added = await insertProvenPerson({
    id,
    name: (name ?? email).slice(0, 200),
    email,
    login: knownLogin,
    locale: defaultLocale,
    roles,
  });
  if (!added) throw new AppError('sign_on.failed');
  await recordAudit('user.created', { actorId: null, userId: id }, { roles });
  if (roles.includes('student')) await linkStudentsByEmail([{ userId: id, email }]);
}
