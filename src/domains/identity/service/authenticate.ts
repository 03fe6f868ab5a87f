import type { FastifyReply, FastifyRequest } from 'fastify';
import { personTag, type Actor } from '#kernel/actor.ts';
import { tagged } from '#kernel/cached.ts';
import { permissionsOfRoles } from '#kernel/permissions.ts';
import { runtime } from '#kernel/runtime.ts';
import type { Lifetimes } from '../contract.ts';
import { useApiToken } from '../store/api-tokens.ts';
import { auth } from './auth.ts';
import { callerOf, type Caller } from './caller.ts';
import { findPerson, keptFor } from './person.ts';
import { realTime } from './real-time.ts';
import { getLifetimes } from './session-lifetimes.ts';
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
  const { userId, cookies } = await findSession(cookie, callerOf(request).headers);
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return userId === undefined ? undefined : actorForUser(userId);
}

/** Who is signed in at a browser that follows a redirect; undefined when nobody active is. */
export async function findSignedIn({ headers }: Caller): Promise<string | undefined> {
  const cookie = headers.get('cookie');
  if (cookie === null) return undefined;
  const { userId } = await findSession(cookie, headers);
  return userId === undefined ? undefined : (await findPerson(userId))?.id;
}

interface FoundSession {
  /** Undefined when there is no session, or it has ended. */
  readonly userId: string | undefined;
  /** Values of Set-Cookie: the session was renewed, or the cookie is to be removed. */
  readonly cookies: readonly string[];
}

/** The session of the Cookie header, kept while nobody ends it. */
function findSession(cookie: string, headers: Headers): Promise<FoundSession> {
  // Of the whole header: only who sends the very text that was verified, signature included, is recognised. Which of
  // several cookies is the session's stays better-auth's affair.
  return tagged({ key: `session ${hashToken(cookie)}`, ttlSeconds: keptFor }, async ({ tag, doNotKeep }) => {
    const { response, headers: answered } = await (await auth()).api.getSession({ headers, returnHeaders: true });
    const cookies = answered.getSetCookie();
    const endsAt = response ? endOf(response.session, await getLifetimes()) : 0;
    if (cookies.length > 0 || endsAt < realTime() + keptFor * 1000) doNotKeep();
    if (!response || endsAt <= realTime()) return { userId: undefined, cookies: response ? [] : cookies };
    tag(personTag(response.user.id));
    return { userId: response.user.id, cookies };
  });
}

interface Times {
  readonly createdAt: Date;
  /** When its last use was noted. */
  readonly updatedAt: Date;
  readonly expiresAt: Date;
}

/** When a session ends if it is not used again. */
function endOf({ createdAt, updatedAt, expiresAt }: Times, { idleSeconds, absoluteSeconds }: Lifetimes): number {
  return Math.min(
    expiresAt.getTime(),
    updatedAt.getTime() + idleSeconds * 1000,
    createdAt.getTime() + absoluteSeconds * 1000,
  );
}

async function actorForToken(authorization: string): Promise<Actor | undefined> {
  const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
  const found = token === undefined ? undefined : await useApiToken(hashToken(token));
  const owner = found && (await actorForUser(found.userId));
  if (!found || !owner) return undefined;
  const { permissions, isReadOnly } = found;
  const permitted = permissions
    ? new Set(permissions.filter((name) => owner.permissions.has(name)))
    : owner.permissions;
  return { ...owner, permissions: permitted, token: { isReadOnly } };
}

/** Who the user is and what the user may do now; undefined when there is no such user, or none who is active. */
export async function actorForUser(userId: string): Promise<Actor | undefined> {
  const user = await findPerson(userId);
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
