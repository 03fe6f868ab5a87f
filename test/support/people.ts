import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Actor, Role } from '#kernel/actor.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import type { Runtime } from '#kernel/runtime.ts';
import { authenticate, createUser, identity } from '#domains/identity/index.ts';
import type { User } from '#domains/identity/contract.ts';

/** The password of everybody in tests. */
export const password = 'correct horse battery';

export function addPerson(login: string, ...roles: Role[]): Promise<User> {
  return createUser({ login, name: `Person ${login}`, email: `${login}@example.edu`, password, roles });
}

/** Somebody of these roles whom no table knows, for services that ask no more. */
export function testActor(...roles: Role[]): Actor {
  return {
    userId: 'nobody',
    login: 'nobody',
    name: 'Nobody',
    locale: 'en',
    roles: new Set(roles),
    permissions: new Set(),
    studentId: null,
  };
}

/** What `describeOnBothDatabases` needs for tests of signing in. */
export const accessOfIdentity = {
  publicUrl: 'http://localhost:8000',
  secret: 'a secret for tests, long enough to sign',
  permissions: identity.permissions,
};

export function startIdentityServer(runtime: Runtime): Promise<FastifyInstance> {
  return createHttpServer({ runtime, routes: identity.routes, authenticate });
}

export function trySignIn(
  server: FastifyInstance,
  credentials: { login: string; password: string },
  options: { address?: string; headers?: Record<string, string> } = {},
): Promise<LightMyRequestResponse> {
  return server.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: options.address ?? '192.0.2.1',
    headers: { 'accept-language': 'en', ...options.headers },
    payload: credentials,
  });
}

/** Signs in and returns headers with the session cookie, as a page of ours sends them. */
export async function signInAs(server: FastifyInstance, login: string): Promise<{ cookie: string; origin: string }> {
  const response = await trySignIn(server, { login, password });
  return { cookie: cookieOf(response), origin: accessOfIdentity.publicUrl };
}

/** The `name=value` that a browser would keep. Throws when the answer sets no cookie. */
export function cookieOf(response: LightMyRequestResponse): string {
  const [cookie] = response.cookies;
  if (!cookie) throw new Error(`no cookie in the answer ${response.statusCode} ${response.body}`);
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`;
}
