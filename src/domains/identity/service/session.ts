import { AppError } from '#kernel/errors.ts';
import { permissionsOfRoles } from '#kernel/permissions.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import type { Session } from '../contract.ts';
import { findActiveUser } from '../store/users.ts';

export { setLocale } from '../store/users.ts';

/**
 * What a page needs to know of the person it serves.
 *
 * @throws AppError sign_in.required when the person is gone, or no longer active
 */
export async function getSession(userId: string): Promise<Session> {
  const user = await findActiveUser(userId);
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
