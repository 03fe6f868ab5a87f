import { timingSafeEqual, createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';
import { AppError } from '../errors.ts';
import type { AnsweredRequest } from './request-log.ts';

export interface MetricsOptions {
  registry: Registry;
  /** Whoever sends it as bearer token may read the metrics from anywhere. Without it, only this machine may. */
  token?: string | undefined;
}

const refusals = new Set(['server.busy', 'request.too_many', 'request.too_many_at_once']);

/** Serves the registry at `GET /metrics` and returns what counts requests into it. */
export function serveMetrics(server: FastifyInstance, options: MetricsOptions): (answered: AnsweredRequest) => void {
  const durations = new Histogram({
    name: 'pulse_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [options.registry],
  });
  const refused = new Counter({
    name: 'pulse_http_refused_total',
    help: 'Requests refused because there was too much to do, by the code of the problem',
    labelNames: ['code'],
    registers: [options.registry],
  });
  server.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayReadMetrics(request.raw, options.token)) throw new AppError('route.not_found');
    return reply.type(options.registry.contentType).send(await options.registry.metrics());
  });
  return ({ method, route, status, milliseconds, code }) => {
    if (code !== undefined && refusals.has(code)) refused.inc({ code });
    durations.observe({ method, route, status }, milliseconds / 1000);
  };
}

/** Whether the request comes from this machine itself, not through a proxy on it, or bears the token. */
export function mayReadMetrics(request: IncomingMessage, token: string | undefined): boolean {
  return isLocal(request) || hasToken(request, token);
}

function isLocal(request: IncomingMessage): boolean {
  const isProxied = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in request.headers);
  const address = request.socket.remoteAddress ?? '';
  return !isProxied && (address === '::1' || /^(::ffff:)?127[.]/.test(address));
}

function hasToken(request: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) return false;
  // Hashed, because only texts of equal length can be compared in constant time.
  return timingSafeEqual(sha256(request.headers.authorization ?? ''), sha256(`Bearer ${token}`));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
