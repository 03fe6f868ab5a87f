import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/actor.ts';
import { permissionsOfRoles } from '#kernel/permissions.ts';
import { runtime } from '#kernel/runtime.ts';
import { useApiToken } from '../store/api-tokens.ts';
import { findActiveUser } from '../store/users.ts';
import { auth } from './better-auth.ts';
import { callerOf } from './caller.ts';
import { hashToken } from './tokens.ts';

/**
 * Recognises the caller: by bearer token when the request has an Authorization header, else by session cookie. A
 * cookie that was renewed, as once a day, is put on the reply.
 *
 * @returns undefined when nobody is signed in, the session or token has ended, or the person is no longer active
 */
export async function authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Actor | undefined> {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) return actorForToken(authorization);
  if (cookie === undefined) return undefined;
  const session = await auth().api.getSession({ headers: callerOf(request).headers, returnHeaders: true });
  const cookies = session.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return session.response ? actorForUser(session.response.user.id) : undefined;
}

async function actorForToken(authorization: string): Promise<Actor | undefined> {
  const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
  const userId = token === undefined ? undefined : await useApiToken(hashToken(token));
  return userId === undefined ? undefined : actorForUser(userId);
}

/** Who the user is and what the user may do now; undefined when there is no such user, or none who is active. */
export async function actorForUser(userId: string): Promise<Actor | undefined> {
  const user = await findActiveUser(userId);
  if (!user) return undefined;
  const roles = new Set(user.roles);
  return {
    userId: user.id,
    login: user.login,
    name: user.name,
    locale: user.locale,
    roles,
    permissions: permissionsOfRoles(runtime().access.permissions, roles),
    studentId: user.studentId,
  };
}
