import { randomInt } from 'node:crypto';
import { getHeapStatistics } from 'node:v8';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';
import type { Runtime } from '../runtime.ts';

/** What a process takes on at once; beyond, it answers 503 at once instead of letting everybody wait. */
export interface PressureLimits {
  /**
   * Requests to the API under way. Those that last by their nature (uploads, live streams) do not count. All are
   * answered within this many times the mean time of one, divided by what runs side by side.
   */
  readonly requests: number;
  /** Callers that wait for a connection to the database. */
  readonly waitingForDatabase: number;
}

export const defaultPressure: PressureLimits = { requests: 200, waitingForDatabase: 100 };

/** When one turn of the event loop takes this long (ms, mean of a second), the process has more to do than it can. */
const longestTurn = 500;
/** How often (ms) that is measured. */
const sampleInterval = 1000;
/** The start of the program itself is one long turn, which the samples before this (ms after listening) tell of. */
const judgedAfter = 2 * sampleInterval;
/** Part of the heap that Node.js may take at most, above which it spends its time collecting garbage. */
const fullHeap = 0.9;
/** Whoever asks how we are must hear it, above all then. A balancer that took busy servers away would fell the rest. */
const alwaysAnswered = new Set(['/healthz', '/readyz', '/metrics']);

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer takes long by its nature. */
    lasts?: boolean;
  }
}

/** Refuses requests with 503 and the time to wait while there is too much to do. Call it before callers are recognised,
 * which asks the database. */
export async function refuseUnderPressure(
  server: FastifyInstance,
  runtime: Pick<Runtime, 'pool'>,
  limits: PressureLimits,
): Promise<void> {
  let underWay = 0;
  let begun = performance.now();
  server.addHook('onListen', async () => {
    begun = performance.now();
  });
  await server.register(underPressure, {
    maxEventLoopDelay: longestTurn,
    sampleInterval,
    maxHeapUsedBytes: getHeapStatistics().heap_size_limit * fullHeap,
    pressureHandler: async (request, _reply, type) => {
      if (alwaysAnswered.has(request.url)) return;
      if (type === underPressure.TYPE_EVENT_LOOP_DELAY && performance.now() - begun < judgedAfter) return;
      throw busy(10);
    },
  });
  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    if (runtime.pool.waiting >= limits.waitingForDatabase) throw busy(1);
    if (request.routeOptions.config.lasts) return;
    if (underWay >= limits.requests) throw busy(1);
    underWay += 1;
    // Also when the caller goes away.
    reply.raw.once('close', () => (underWay -= 1));
  });
}

/** Spread over some seconds, so that those refused together do not come back together. */
function busy(leastSeconds: number): AppError {
  return new AppError('server.busy', { seconds: leastSeconds + randomInt(0, 4) });
}
