import { setTimeout as sleep } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { afterEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createTestServer, readProblem, runtimeWithoutDatabase, testActor } from '#test/support/server.ts';
import { healthRoutes } from './health.ts';
import { definePublicRoute, defineRoute } from './route.ts';

const permissions = {};
const anna = testActor(permissions, 'teacher', { userId: 'anna', login: 'anna' });
const boris = testActor(permissions, 'teacher', { userId: 'boris', login: 'boris' });
const as = (login: string) => ({ authorization: `Bearer ${login}` });

/** Requests that wait until they are let go. */
function createGate(): { enter(): Promise<void>; open(): void; readonly inside: number } {
  const gate = Promise.withResolvers<undefined>();
  let inside = 0;
  return {
    async enter() {
      inside += 1;
      await gate.promise;
    },
    open: () => gate.resolve(undefined),
    get inside() {
      return inside;
    },
  };
}

/** Keeps the event loop busy with turns of more than a second, in each of which pressure is measured. */
async function occupy(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    for (const end = performance.now() + 1200; performance.now() < end;);
    await sleep(5);
  }
}

let server: FastifyInstance | undefined;
afterEach(async () => {
  await server?.close();
});

it('pressure: beyond so many requests at once answers 503 and when to come back, not to whoever asks how we are', async () => {
  const gate = createGate();
  const registry = new Registry();
  const slow = definePublicRoute({
    method: 'GET',
    url: '/slow',
    summary: 's',
    schema: {},
    handler: () => gate.enter(),
  });
  const pressure = { requests: 2, waitingForDatabase: 10 };
  const opened = await createTestServer({ routes: [slow, ...healthRoutes], pressure, metrics: { registry } });
  server = opened;
  const ask = (url = '/api/v1/slow') => opened.inject({ url });
  const waiting = [ask(), ask()];
  await expect.poll(() => gate.inside).toBe(2);
  const refused = await ask();
  expect(refused.statusCode).toBe(503);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(readProblem(refused).code).toBe('server.busy');
  expect((await ask('/healthz')).statusCode).toBe(200);
  expect(await registry.getSingleMetricAsString('pulse_http_refused_total')).toContain('{code="server.busy"} 1');
  gate.open();
  expect((await Promise.all(waiting)).map(({ statusCode }) => statusCode)).toEqual([204, 204]);
  expect((await ask()).statusCode).toBe(204);
});

it('pressure: too many callers that wait for the database are reason enough', async () => {
  const runtime = runtimeWithoutDatabase();
  let waiting = 3;
  Object.defineProperty(runtime.pool, 'waiting', { get: () => waiting });
  const quick = definePublicRoute({ method: 'GET', url: '/quick', summary: 's', schema: {}, handler: async () => {} });
  const pressure = { requests: 10, waitingForDatabase: 3 };
  const opened = await createTestServer({ runtime, routes: [quick], pressure });
  server = opened;
  expect((await opened.inject({ url: '/api/v1/quick' })).statusCode).toBe(503);
  waiting = 2;
  expect((await opened.inject({ url: '/api/v1/quick' })).statusCode).toBe(204);
});

it('pressure: long turns are reason enough, but not those in which the server began', async () => {
  const quick = definePublicRoute({ method: 'GET', url: '/quick', summary: 's', schema: {}, handler: async () => {} });
  const opened = await createTestServer({ routes: [quick] });
  server = opened;
  await opened.listen({ port: 0, host: '127.0.0.1' });
  const ask = () => opened.inject({ url: '/api/v1/quick' });
  await occupy(1);
  expect((await ask()).statusCode).toBe(204);
  await occupy(3);
  const refused = await ask();
  expect([refused.statusCode, readProblem(refused).code]).toEqual([503, 'server.busy']);
});

it('admission: a person has so many heavy requests at once, others have theirs, and all together so many', async () => {
  const gate = createGate();
  const heavy = defineRoute({
    method: 'POST',
    url: '/heavy',
    summary: 's',
    permission: 'signed-in',
    heavy: true,
    schema: {},
    handler: () => gate.enter(),
  });
  const admission = { person: 2, process: 3 };
  // Heavy ones do not count among the ordinary.
  const pressure = { requests: 0, waitingForDatabase: 10 };
  const opened = await createTestServer({ routes: [heavy], actors: [anna, boris], admission, pressure });
  server = opened;
  const ask = (login: string) => opened.inject({ method: 'POST', url: '/api/v1/heavy', headers: as(login) });
  const waiting = [ask('anna'), ask('anna'), ask('boris')];
  await expect.poll(() => gate.inside).toBe(3);
  const [annas, boriss] = await Promise.all([ask('anna'), ask('boris')]);
  expect([annas.statusCode, readProblem(annas).code]).toEqual([429, 'request.too_many_at_once']);
  expect([boriss.statusCode, readProblem(boriss).code]).toEqual([503, 'server.busy']);
  expect([annas, boriss].every(({ headers }) => Number(headers['retry-after']) > 0)).toBe(true);
  gate.open();
  expect((await Promise.all(waiting)).map(({ statusCode }) => statusCode)).toEqual([204, 204, 204]);
  expect((await ask('anna')).statusCode).toBe(204);
});
