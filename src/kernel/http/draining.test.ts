import { Agent, get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { createTestServer, testActor } from '#test/support/server.ts';
import { drainAndClose } from './draining.ts';
import { healthRoutes } from './health.ts';
import { liveEventsRoute } from './live-events.ts';
import { definePublicRoute } from './route.ts';

const anna = testActor({}, 'teacher', { login: 'anna' });
const agent = new Agent({ keepAlive: true });
afterEach(() => agent.destroy());

async function ask(address: string, path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const asked = get(new URL(path, address), { agent, headers });
  const received = Promise.withResolvers<IncomingMessage>();
  asked.once('response', received.resolve);
  asked.once('error', received.reject);
  return received.promise;
}

async function statusOf(address: string, path: string): Promise<[number | undefined, string | undefined]> {
  const response = await ask(address, path);
  response.resume();
  await once(response, 'end');
  return [response.statusCode, response.headers.connection];
}

it('draining: not ready at once, serves on, then finishes what is under way and ends streams', async () => {
  const gate = Promise.withResolvers<undefined>();
  const routes = [
    ...healthRoutes,
    liveEventsRoute({ authenticate: async () => anna, mayReadCourse: async () => true }),
    definePublicRoute({ method: 'GET', url: '/quick', summary: 's', schema: {}, handler: async () => {} }),
    definePublicRoute({ method: 'GET', url: '/slow', summary: 's', schema: {}, handler: () => gate.promise }),
  ];
  const server = await createTestServer({ routes, actors: [anna] });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  expect(await statusOf(address, '/api/v1/quick')).toEqual([204, 'keep-alive']);
  const stream = await ask(address, '/api/v1/events', { authorization: 'Bearer anna' });
  const heard = text(stream);
  const slow = ask(address, '/api/v1/slow');

  const closed = drainAndClose(server, 0.5);
  expect(await statusOf(address, '/readyz')).toEqual([503, 'close']);
  expect(await statusOf(address, '/healthz')).toEqual([200, 'close']);
  expect(await statusOf(address, '/api/v1/quick')).toEqual([204, 'close']);
  // The stream ends when the time is over, and has said when to connect again.
  expect(await heard).toMatch(/^retry: \d+\n/);
  await expect(once(get(address), 'response')).rejects.toThrow('ECONNREFUSED');
  gate.resolve(undefined);
  expect((await slow).statusCode).toBe(204);
  await closed;
});

it('draining does not wait for connections on which no request has come', async () => {
  const server = await createTestServer({ routes: healthRoutes });
  const address = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
  const ahead = connect(Number(address.port), address.hostname);
  await once(ahead, 'connect');
  const closed = once(ahead, 'close');
  await drainAndClose(server, 0);
  await closed;
});
