import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createPool } from '#adapters/database/pool.ts';
import type { Actor, Role } from '#kernel/actor.ts';
import type { Authenticate } from '#kernel/http/authorisation.ts';
import { problemSchema, type Problem } from '#kernel/http/problem.ts';
import { createHttpServer, type HttpServerOptions } from '#kernel/http/server.ts';
import { permissionsOfRoles, type Permissions } from '#kernel/permissions.ts';
import { testRuntime, type RuntimeOverrides, type TestRuntime } from './runtime.ts';

/** A runtime for tests of what never asks the database: nobody answers at its address. */
export function runtimeWithoutDatabase(overrides: RuntimeOverrides = {}): TestRuntime {
  return testRuntime({ pool: createPool({ host: '127.0.0.1', port: 1 }, 1) }, overrides);
}

export function testActor(permissions: Permissions, role: Role, overrides: Partial<Actor> = {}): Actor {
  const roles = new Set([role]);
  return {
    userId: `user-${role}`,
    login: role,
    name: role,
    locale: 'en',
    roles,
    permissions: permissionsOfRoles(permissions, roles),
    studentId: null,
    ...overrides,
  };
}

/** Recognises each actor by its login as bearer token or as the cookie `login`. */
export function recogniseByLogin(actors: readonly Actor[]): Authenticate {
  return async (request) => {
    const { authorization, cookie } = request.headers;
    const login = authorization?.replace('Bearer ', '') ?? cookie?.replace('login=', '');
    return actors.find((actor) => actor.login === login);
  };
}

export type TestServerOptions = Omit<HttpServerOptions, 'runtime' | 'authenticate'> & {
  runtime?: TestRuntime;
  actors?: readonly Actor[];
};

/** A server on a runtime without database, whose callers are recognised by login. Close it. */
export async function createTestServer(options: TestServerOptions): Promise<FastifyInstance> {
  const { actors = [], runtime = runtimeWithoutDatabase(), ...rest } = options;
  return createHttpServer({ runtime, authenticate: recogniseByLogin(actors), ...rest });
}

/** The answer as the problem it must be. */
export function readProblem(response: LightMyRequestResponse): Problem {
  return problemSchema.parse(response.json());
}
