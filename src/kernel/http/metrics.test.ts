import { afterEach, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { createTestServer } from '#test/support/server.ts';
import { healthRoutes } from './health.ts';

describe('the metrics', () => {
  let server: FastifyInstance;
  afterEach(() => server.close());
  const start = async (token?: string): Promise<void> => {
    server = await createTestServer({ routes: healthRoutes, metrics: { registry: new Registry(), token } });
  };
  const ask = (remoteAddress: string, headers = {}) => server.inject({ url: '/metrics', remoteAddress, headers });

  it('count requests by route and status', async () => {
    await start();
    await server.inject('/healthz?who=petrova');
    await server.inject('/healthz');
    await server.inject('/nothing/here');
    const { body, headers } = await ask('127.0.0.1');
    expect(headers['content-type']).toMatch('text/plain');
    expect(body).toContain('pulse_http_request_duration_seconds_count{method="GET",route="/healthz",status="200"} 2');
    expect(body).toContain('pulse_http_request_duration_seconds_count{method="GET",route="none",status="404"} 1');
    expect(body).not.toContain('petrova');
  });

  it.each([
    ['this machine', '127.0.0.1', {}, 200],
    ['this machine by IPv6', '::1', {}, 200],
    ['a proxy on this machine', '127.0.0.1', { 'x-forwarded-for': '203.0.113.7' }, 404],
    ['elsewhere', '203.0.113.7', {}, 404],
    ['elsewhere, with the token', '203.0.113.7', { authorization: 'Bearer right' }, 200],
    ['elsewhere, with a wrong token', '203.0.113.7', { authorization: 'Bearer wrong' }, 404],
  ])('asked for from %s (%s, %j) are answered with %i', async (_who, address, headers, status) => {
    await start('right');
    expect((await ask(address, headers)).statusCode).toBe(status);
  });

  it('need no token that nobody set', async () => {
    await start();
    expect((await ask('203.0.113.7', { authorization: 'Bearer undefined' })).statusCode).toBe(404);
    expect((await ask('203.0.113.7', { authorization: 'Bearer ' })).statusCode).toBe(404);
  });
});
