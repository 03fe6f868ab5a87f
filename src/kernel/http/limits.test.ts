import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  createTestServer,
  readProblem,
  runtimeWithoutDatabase,
  testActor,
  type TestServerOptions,
} from '#test/support/server.ts';
import { healthRoutes } from './health.ts';
import { defineRoute } from './route.ts';

const routes = [
  defineRoute({
    method: 'POST',
    url: '/files',
    permission: 'signed-in',
    summary: 'Count the bytes of files',
    multipart: true,
    schema: { response: z.object({ bytes: z.array(z.number()) }) },
    handler: async ({ request }) => {
      const bytes: number[] = [];
      for await (const file of request.files()) bytes.push((await file.toBuffer()).length);
      return { bytes };
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/me',
    permission: 'signed-in',
    summary: 'Me',
    schema: {},
    handler: async () => undefined,
  }),
  ...healthRoutes,
];
const actors = [testActor({}, 'teacher'), testActor({}, 'student')];

describe('the limits of the HTTP server', () => {
  let server: FastifyInstance;
  afterEach(() => server.close());
  const start = async (options: Partial<TestServerOptions> = {}): Promise<void> => {
    const limits = { uploadBytes: 2 * 1024 * 1024, uploadRows: 1, uploadColumns: 1 };
    server = await createTestServer({ routes, actors, runtime: runtimeWithoutDatabase({ limits }), ...options });
  };
  const getAs = (login: string, url = '/api/v1/me') =>
    server.inject({ url, headers: { authorization: `Bearer ${login}` } });

  it('take so many requests a minute of a person, whoever else asks from that address', async () => {
    await start({ rates: { person: 2, address: 100 } });
    expect((await getAs('teacher')).statusCode).toBe(204);
    expect((await getAs('teacher')).statusCode).toBe(204);
    const third = await getAs('teacher');
    expect(third.statusCode).toBe(429);
    expect(third.json()).toMatchObject({ code: 'request.too_many', params: { seconds: 60 } });
    expect(third.headers['retry-after']).toBe('60');
    expect((await getAs('student')).statusCode).toBe(204);
  });

  it('count those who are refused by their address', async () => {
    await start({ rates: { person: 100, address: 2 } });
    expect((await getAs('nobody')).statusCode).toBe(401);
    expect((await getAs('another')).statusCode).toBe(401);
    expect((await getAs('third')).statusCode).toBe(429);
    expect((await getAs('teacher')).statusCode).toBe(204);
    expect((await getAs('nobody', '/healthz')).statusCode).toBe(200);
  });

  const upload = (...sizes: number[]) => {
    const form = new FormData();
    for (const size of sizes) form.append('file', new Blob([new Uint8Array(size)]), 'file.xlsx');
    return server.inject({
      method: 'POST',
      url: '/api/v1/files',
      headers: { authorization: 'Bearer teacher' },
      payload: form,
    });
  };

  it('let files pass that are small enough', async () => {
    await start();
    expect((await upload(1000, 2 * 1024 * 1024 - 1)).json()).toEqual({ bytes: [1000, 2 * 1024 * 1024 - 1] });
  });

  it('refuse a larger file with the size that is allowed', async () => {
    await start();
    const response = await upload(10, 2 * 1024 * 1024 + 1);
    expect(response.statusCode).toBe(413);
    expect(response.json()).toMatchObject({ code: 'request.too_large', params: { megabytes: 2 } });
  });

  it('refuse what is no form where a form is due', async () => {
    await start();
    const headers = { authorization: 'Bearer teacher' };
    const response = await server.inject({ method: 'POST', url: '/api/v1/files', headers, payload: { file: 'x' } });
    expect(response.statusCode).toBe(415);
  });

  it('send new requests away while the process is overloaded, yet say that it is alive', async () => {
    await start();
    for (let turn = 0; turn < 4; turn += 1) {
      const until = performance.now() + 650;
      while (performance.now() < until);
      await setImmediate();
    }
    await vi.waitFor(async () => {
      const refused = await getAs('teacher');
      expect(refused.statusCode).toBe(503);
      expect(refused.headers['retry-after']).toBe('10');
      expect(readProblem(refused).code).toBe('server.busy');
      expect((await getAs('nobody', '/healthz')).statusCode).toBe(200);
    });
    await vi.waitFor(async () => expect((await getAs('teacher')).statusCode).toBe(204), 5000);
  }, 15_000);
});

describe('health', () => {
  it('says that the process lives and cannot serve when its database is gone', async () => {
    const server = await createTestServer({ routes: healthRoutes });
    expect((await server.inject('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await server.inject('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(readProblem(ready).code).toBe('server.not_ready');
    await server.close();
  });
});
