import { personTag } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { AppError } from '#kernel/errors.ts';
import type { Locale } from '#kernel/locale.ts';
import { permissionsOfRoles } from '#kernel/permissions.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import type { Session } from '../contract.ts';
import { setLocale as storeLocale } from '../store/users.ts';
import { findPerson } from './person.ts';

/**
 * What a page needs to know of the person it serves.
 *
 * @throws AppError sign_in.required when the person is gone, or no longer active
 */
export async function getSession(userId: string): Promise<Session> {
  const user = await findPerson(userId);
  if (!user) throw new AppError('sign_in.required');
  const { id, login, name, email, locale, roles, studentId } = user;
  return {
    user: { id, login, name, email, locale },
    roles,
    permissions: [...permissionsOfRoles(runtime().access.permissions, new Set(roles))],
    studentId,
    timeZone: clock().timeZone,
    now: clock().now().toISOString(),
  };
}

/** Sets the language in which a person is addressed. */
export async function setLocale(userId: string, locale: Locale): Promise<void> {
  await storeLocale(userId, locale);
  forget(personTag(userId));
}
