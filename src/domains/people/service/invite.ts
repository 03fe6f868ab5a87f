import { transaction } from '#kernel/database/transaction.ts';
import { isUniqueViolation } from '#kernel/database/unique-violation.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { createLink } from '#domains/identity/index.ts';
import { linkStudentsByEmail } from '#domains/roster/index.ts';
import { accountIdentities, assertNotErased } from '#domains/tombstones/index.ts';
import type { Invitation, InvitedPerson, NewPerson } from '../contract.ts';
import * as grants from '../store/grants.ts';
import * as store from '../store/people.ts';

/**
 * Adds a person who has no password yet, and invites that person. A student whose address one record has, and nobody
 * else is, becomes that student.
 *
 * @throws AppError person.exists, person.erased
 */
export async function addPerson({ name, roles, ...facts }: NewPerson): Promise<InvitedPerson> {
  const [email, login] = [facts.email.toLowerCase(), facts.login?.toLowerCase() ?? null];
  const id = newId();
  try {
    return await transaction(async () => {
      await assertNotErased(accountIdentities({ email, login }));
      await store.insertPeople([{ id, name, email, login }]);
      const granted = [...new Set(roles)];
      await grants.insertRoles(
        granted.map(() => id),
        granted,
      );
      await recordAudit('user.created', { userId: id }, { roles: granted });
      if (granted.includes('student')) await linkStudentsByEmail([{ userId: id, email }]);
      const invitation = await invite({ id, name, email });
      return { person: await store.getPerson(id), invitation };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('person.exists', {}, { cause: error });
    throw error;
  }
}

/** Invites a person who is there already, e.g. because the first letter was lost. @throws AppError person.not_found */
export async function inviteAgain(userId: string): Promise<Invitation> {
  return transaction(async () => invite(await store.getPerson(userId)));
}

/** The link to the first password: mailed, or shown to the administrator where there is no mail server. */
export async function invite({ id, name, email }: { id: string; name: string; email: string }): Promise<Invitation> {
  const { isMailed, url } = await createLink({ userId: id, purpose: 'invitation' });
  await recordAudit('user.invited', { userId: id }, {});
  return { userId: id, name, email, isMailed, url: isMailed ? null : url };
}
