import type { Role } from '#kernel/actor.ts';
import { isUniqueViolation } from '#kernel/database/unique-violation.ts';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { defaultLocale, type Locale } from '#kernel/locale.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import { accountIdentities, assertNotErased } from '#domains/tombstones/index.ts';
import { emailSchema, loginSchema, type User, type UserList, type UserListQuery } from '../contract.ts';
import { findUserByLogin, insertUser, listUserRows } from '../store/users.ts';
import { assertPasswordStrong, hashPassword } from './passwords.ts';
import { replacePassword } from './sign-in.ts';

export interface NewUser {
  login: string;
  name: string;
  email: string;
  password: string;
  roles: readonly Role[];
  locale?: Locale;
}

/**
 * Adds a person who can sign in. Hashing the password takes about 30 ms: call it outside of transactions.
 *
 * @throws AppError user.invalid_login, user.invalid_email, user.weak_password, user.common_password, user.exists,
 *   person.erased
 */
export async function createUser(user: NewUser): Promise<User> {
  const { login, email } = await assertValid(user);
  const passwordHash = await hashPassword(user.password);
  const id = newId();
  try {
    await transaction(async () => {
      await assertNotErased(accountIdentities({ login, email }));
      await insertUser({ ...user, id, login, email, locale: user.locale ?? defaultLocale, passwordHash });
      await recordAudit('user.created', { userId: id }, { roles: [...user.roles] });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('user.exists', { login }, { cause: error });
    throw error;
  }
  return { id, login, name: user.name, roles: [...user.roles] };
}

async function assertValid({ login, email, password }: NewUser): Promise<{ login: string; email: string }> {
  if (!loginSchema.safeParse(login).success) throw new AppError('user.invalid_login', { login });
  if (!emailSchema.safeParse(email).success) throw new AppError('user.invalid_email', { email });
  await assertPasswordStrong(password, [login, email]);
  return { login: login.toLowerCase(), email: email.toLowerCase() };
}

/**
 * Gives a user a new password; all sessions of the user end. Tokens stay.
 *
 * @throws AppError user.weak_password, user.common_password, user.not_found
 */
export async function setPassword(login: string, password: string): Promise<void> {
  await assertPasswordStrong(password, [login]);
  const user = await findUserByLogin(login);
  if (!user) throw new AppError('user.not_found', { login });
  await replacePassword(user.id, await hashPassword(password), 'password.set');
}

/** A page of users, by name. That it was looked at is noted. */
export async function listUserPage(query: UserListQuery): Promise<UserList> {
  noteView('people.viewed', {}, {});
  const rows = await listUserRows(query);
  const items = rows.slice(0, query.limit);
  return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
}

/** All users, by name. */
export function listUsers(): Promise<User[]> {
  return listUserRows({});
}

/** All users who hold the role, by name. */
export function listUsersWithRole(role: Role): Promise<User[]> {
  return listUserRows({ role });
}
