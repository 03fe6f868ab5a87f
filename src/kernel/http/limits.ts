import compress from '@fastify/compress';
import multipart from '@fastify/multipart';
import rateLimit, { type FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { constants } from 'node:zlib';
import type { Tally } from '#adapters/tally/port.ts';
import { AppError } from '../errors.ts';
import type { Limits } from '../runtime.ts';

/** Requests to the API per minute. */
export interface RequestRates {
  /** Of one signed-in person. */
  person: number;
  /** Of all who are not signed in at one address: a whole campus may share it. */
  address: number;
}

export const defaultRates: RequestRates = { person: 600, address: 6000 };

/**
 * Accepts forms, compresses answers, and refuses what is too much at once, with the time to wait. Call it when the
 * callers are recognised and not guarded yet, so that those who are refused count, too.
 *
 * @param tally counts requests, in this process or in all
 */
export async function limitRequests(
  server: FastifyInstance,
  limits: Limits,
  rates: RequestRates,
  tally: Tally,
): Promise<void> {
  await server.register(rateLimit, {
    global: false,
    timeWindow: 60_000,
    store: storeOf(tally),
    allowList: (request) => !request.url.startsWith('/api/'),
    keyGenerator: (request) => request.actor?.userId ?? request.ip,
    max: (request: FastifyRequest) => (request.actor ? rates.person : rates.address),
    errorResponseBuilder: (_request, { ttl }) => new AppError('request.too_many', { seconds: Math.ceil(ttl / 1000) }),
  });
  server.addHook('onRequest', server.rateLimit());
  await server.register(multipart, {
    limits: { fileSize: limits.uploadBytes, files: 20, fields: 20, fieldSize: 10_000, parts: 40, headerPairs: 50 },
  });
  await server.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    // Level 11, the default, takes half a second for a megabyte of JSON; 4 takes a fiftieth and is a tenth larger.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}

/** The tally as the plugin wants it. */
function storeOf(tally: Tally): FastifyRateLimitStoreCtor {
  return class TallyStore {
    incr(
      key: string,
      callback: (error: Error | null, result?: { current: number; ttl: number }) => void,
      timeWindow: number,
    ): void {
      const { count, msLeft } = tally.count(key, timeWindow);
      callback(null, { current: count, ttl: msLeft });
    }

    child(): this {
      return this;
    }
  };
}
