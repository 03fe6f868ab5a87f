import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createTestServer, readProblem, runtimeWithoutDatabase, testActor } from '#test/support/server.ts';
import { definePublicRoute, defineRoute } from './route.ts';

const change = { url: '/thing', summary: 'Change', schema: {} };
const routes = [
  defineRoute({ ...change, method: 'PUT', permission: 'signed-in', handler: async () => undefined }),
  defineRoute({ ...change, method: 'GET', permission: 'signed-in', handler: async () => undefined }),
  definePublicRoute({ ...change, method: 'POST', handler: async () => undefined }),
];
const cookie = { cookie: 'login=teacher' };
const token = { authorization: 'Bearer teacher' };

describe('a request from another page', () => {
  let server: FastifyInstance;
  beforeAll(async () => {
    const access = { publicUrl: 'https://pulse.example.edu', secret: '', permissions: {} };
    const runtime = runtimeWithoutDatabase({ access });
    server = await createTestServer({ runtime, routes, actors: [testActor({}, 'teacher')] });
  });
  afterAll(() => server.close());

  it.each<[string, 'GET' | 'PUT' | 'POST', Record<string, string>, number]>([
    ['with a cookie, sent by our page', 'PUT', { ...cookie, 'sec-fetch-site': 'same-origin' }, 204],
    ['with a cookie, from the public address', 'PUT', { ...cookie, origin: 'https://pulse.example.edu' }, 204],
    [
      'with a cookie, from the address asked',
      'PUT',
      { ...cookie, host: '10.0.0.5:8000', origin: 'http://10.0.0.5:8000' },
      204,
    ],
    ['with a cookie, from another site', 'PUT', { ...cookie, 'sec-fetch-site': 'cross-site' }, 403],
    ['with a cookie, from a sibling site', 'PUT', { ...cookie, 'sec-fetch-site': 'same-site' }, 403],
    [
      'with a cookie, whatever Origin says',
      'PUT',
      { ...cookie, 'sec-fetch-site': 'cross-site', origin: 'https://pulse.example.edu' },
      403,
    ],
    ['with a cookie, from another host', 'PUT', { ...cookie, origin: 'https://evil.example' }, 403],
    [
      'with a cookie, from another port',
      'PUT',
      { ...cookie, host: 'localhost:8000', origin: 'http://localhost:9000' },
      403,
    ],
    ['with a cookie, from a sandbox', 'PUT', { ...cookie, origin: 'null' }, 403],
    ['with a cookie, from nowhere', 'PUT', cookie, 403],
    ['with a cookie, that only reads', 'GET', { ...cookie, 'sec-fetch-site': 'cross-site' }, 204],
    ['with a token', 'PUT', { ...token, 'sec-fetch-site': 'cross-site' }, 204],
    ['with neither, from nowhere', 'POST', {}, 204],
    ['with neither, from another site', 'POST', { 'sec-fetch-site': 'cross-site' }, 403],
    ['with neither, from another host', 'POST', { origin: 'https://evil.example' }, 403],
  ])('%s: %s %j is answered with %i', async (_what, method, headers, status) => {
    const response = await server.inject({ method, url: '/api/v1/thing', headers });
    expect(response.statusCode).toBe(status);
    if (status === 403) expect(readProblem(response).code).toBe('access.foreign_origin');
  });
});
