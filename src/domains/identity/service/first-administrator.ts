import { transaction } from '#kernel/database/transaction.ts';
import { newId } from '#kernel/ids.ts';
import { defaultLocale } from '#kernel/locale.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { existsAnyUser, insertUser, lockFirstUser } from '../store/users.ts';
import { generatePassword, hashPassword } from './passwords.ts';

/**
 * Adds the administrator `admin` with a random password when there is no user at all. Of several processes that start
 * at once, one adds it.
 *
 * @returns the password, this one time; undefined when there are users
 */
export async function ensureFirstAdministrator(): Promise<{ login: string; password: string } | undefined> {
  if (await existsAnyUser()) return undefined;
  const login = 'admin';
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  const administrator = { id: newId(), login, name: 'Administrator', email: 'admin@localhost', passwordHash };
  const isFirst = await transaction(async () => {
    await lockFirstUser();
    if (await existsAnyUser()) return false;
    await insertUser({ ...administrator, locale: defaultLocale, roles: ['administrator'] });
    await recordAudit('user.created', { userId: administrator.id }, { roles: ['administrator'] });
    return true;
  });
  return isFirst ? { login, password } : undefined;
}
