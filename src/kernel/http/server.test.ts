import { afterEach, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { z } from 'zod';
import { createTestServer, readProblem, runtimeWithoutDatabase, testActor } from '#test/support/server.ts';
import { AppError } from '../errors.ts';
import { runtime } from '../runtime.ts';
import { definePublicRoute, defineRoute, type Route } from './route.ts';

const permissions = { 'things.read': ['teacher', 'operator'], 'things.write': ['operator'] } as const;
const [teacher, operator] = [testActor(permissions, 'teacher'), testActor(permissions, 'operator', { locale: 'ru' })];
const access = { publicUrl: 'http://localhost:8000', secret: '', permissions };

const routes: Route[] = [
  defineRoute({
    method: 'GET',
    url: '/things/:thingId',
    permission: 'things.read',
    summary: 'One thing',
    schema: {
      params: z.object({ thingId: z.coerce.number().int().positive() }),
      query: z.object({ limit: z.coerce.number().max(100).default(25) }),
      response: z.object({ id: z.number(), limit: z.number(), caller: z.string() }),
    },
    handler: async ({ params, query, actor }) => {
      if (params.thingId === 404) throw new AppError('course.not_found');
      return { id: params.thingId, limit: query.limit, caller: actor.login, secret: 'not in the schema' };
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/things',
    permission: 'things.write',
    summary: 'Make a thing',
    schema: { body: z.object({ name: z.string().min(2), kind: z.enum(['a', 'b']) }) },
    handler: async () => undefined,
  }),
  definePublicRoute({
    method: 'GET',
    url: '//time-zone',
    summary: 'What the runtime says',
    schema: { response: z.object({ timeZone: z.string() }) },
    handler: async () => ({ timeZone: runtime().clock.timeZone }),
  }),
  definePublicRoute({
    method: 'GET',
    url: '//fails',
    summary: 'Fails',
    schema: {},
    handler: async () => Promise.reject(new Error('password of the database')),
  }),
];

const lineSchema = z.looseObject({
  level: z.number(),
  milliseconds: z.number().optional(),
  err: z.looseObject({ message: z.string() }).optional(),
});
type Line = z.infer<typeof lineSchema>;

describe('the HTTP server', () => {
  let server: FastifyInstance;
  const lines: Line[] = [];
  afterEach(async () => {
    lines.length = 0;
    await server.close();
  });

  async function start(): Promise<void> {
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(lineSchema.parse(JSON.parse(line))) });
    server = await createTestServer({
      runtime: runtimeWithoutDatabase({ access, log }),
      routes,
      actors: [teacher, operator],
    });
  }
  const get = async (url: string, headers: Record<string, string> = {}) => {
    await start();
    return server.inject({ url, headers });
  };
  const post = async (payload: unknown, headers: Record<string, string> = {}) => {
    await start();
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    const ours = { authorization: 'Bearer operator', 'content-type': 'application/json', ...headers };
    return server.inject({ method: 'POST', url: '/api/v1/things', headers: ours, payload: body });
  };

  it('answers with what the schema names and nothing more', async () => {
    const response = await get('/api/v1/things/7?limit=3', { authorization: 'Bearer teacher' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ id: 7, limit: 3, caller: 'teacher' });
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('answers a call without result with 204', async () => {
    const response = await post({ name: 'thing', kind: 'a' });
    expect([response.statusCode, response.body]).toEqual([204, '']);
  });

  it('runs a handler inside the runtime', async () => {
    expect((await get('/time-zone')).json()).toEqual({ timeZone: 'Europe/Moscow' });
  });

  it('asks who calls before it looks at what is asked', async () => {
    const response = await get('/api/v1/things/no-number', { 'accept-language': 'en-GB, ru' });
    expect(response.statusCode).toBe(401);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.json()).toEqual({
      type: 'urn:pulse-edu:problem:sign_in.required',
      title: 'Unauthorized',
      status: 401,
      code: 'sign_in.required',
      detail: 'Sign in to continue.',
      errorId: response.headers['x-request-id'],
    });
  });

  it('answers in Russian when no other language is asked for', async () => {
    expect(readProblem(await get('/api/v1/things/1')).detail).toBe('Войдите, чтобы продолжить.');
  });

  it('refuses a person without the permission and names it', async () => {
    const response = await post({ name: 'thing', kind: 'a' }, { authorization: 'Bearer teacher' });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'access.denied', params: { permission: 'things.write' } });
  });

  it("answers one of our errors with its status and a sentence in the person's language", async () => {
    const response = await get('/api/v1/things/404', { authorization: 'Bearer operator' });
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ code: 'course.not_found', detail: 'Курс не найден.' });
  });

  it('answers in the language that a call asks for, whatever the person prefers', async () => {
    const headers = { authorization: 'Bearer operator', 'accept-language': 'en-US' };
    expect(readProblem(await get('/api/v1/things/404', headers)).detail).toBe('The course was not found.');
  });

  it.each([
    ['teacher', 'The request is not valid: limit: must be at most 100.'],
    ['operator', 'Запрос составлен неверно: limit: не больше 100.'],
  ])('names the fault of a query (%s)', async (login, detail) => {
    const response = await get('/api/v1/things/1?limit=200', { authorization: `Bearer ${login}` });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'request.invalid', detail });
  });

  it('names each fault of a body', async () => {
    const response = await post({ name: 'x', kind: 'c' });
    expect(readProblem(response).detail).toBe(
      'Запрос составлен неверно: name: не меньше 2 симв.; kind: допустимо только a, b.',
    );
  });

  it.each([
    ['a body that is not JSON', '{"name":', {}, 400, 'request.invalid'],
    ['an empty body', '', {}, 400, 'request.invalid'],
    ['a missing body', 'null', {}, 400, 'request.invalid'],
    ['a foreign content type', '<a/>', { 'content-type': 'text/xml' }, 415, 'request.unsupported_media'],
    ['a body of two megabytes', `"${'x'.repeat(2_000_000)}"`, {}, 413, 'request.too_large'],
  ])('refuses %s', async (_what, body, headers, status, code) => {
    const response = await post(body, headers);
    expect(response.statusCode).toBe(status);
    expect(readProblem(response).code).toBe(code);
  });

  it('hides what failed on our side and logs it under the id the caller was given', async () => {
    const response = await get('/fails', { 'accept-language': 'en' });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('password');
    const { errorId } = readProblem(response);
    expect(errorId).toMatch(/^[0-9a-f-]{36}$/);
    const [logged] = lines;
    expect(logged).toMatchObject({ level: 50, errorId, err: { message: 'password of the database' } });
  });

  it('logs one line per request, with its route and without what was asked for', async () => {
    const response = await get('/api/v1/things/404?who=petrova', { authorization: 'Bearer teacher' });
    expect(lines).toMatchObject([
      {
        msg: 'request',
        requestId: response.headers['x-request-id'],
        method: 'GET',
        route: '/api/v1/things/:thingId',
        status: 404,
        userId: 'user-teacher',
        code: 'course.not_found',
      },
    ]);
    expect(lines[0]?.milliseconds).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(lines)).not.toContain('petrova');
    expect(JSON.stringify(lines)).not.toContain('127.0.0.1');
  });

  it('answers an unknown path of the API with a problem', async () => {
    const response = await get('/api/v1/nothing');
    expect(response.statusCode).toBe(404);
    expect(readProblem(response).code).toBe('route.not_found');
  });
});

describe('starting the HTTP server', () => {
  const route = (permission: string): Route =>
    defineRoute({ method: 'GET', url: '/x', permission, summary: 'X', schema: {}, handler: async () => undefined });

  it.each([
    ['things.erase', 'GET /api/v1/x needs things.erase'],
    ['', 'GET /api/v1/x needs no permission'],
  ])('fails when a route needs "%s", which no domain defines', async (permission, message) => {
    const runtime = runtimeWithoutDatabase({ access });
    await expect(createTestServer({ runtime, routes: [route(permission)] })).rejects.toThrow(message);
  });

  it('fails when two routes share a path', async () => {
    const twice = [route('signed-in'), route('signed-in')];
    await expect(createTestServer({ routes: twice })).rejects.toThrow('already declared');
  });
});
