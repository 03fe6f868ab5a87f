import { sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { database } from '../runtime.ts';
import { definePublicRoute, type Route } from './route.ts';

const okSchema = z.object({ status: z.literal('ok') });

/** For whoever watches the process: does it live, and can it serve? */
export const healthRoutes: readonly Route[] = [
  definePublicRoute({
    method: 'GET',
    url: '//healthz',
    summary: 'The process is alive',
    schema: { response: okSchema },
    handler: async () => ({ status: 'ok' }),
  }),
  definePublicRoute({
    method: 'GET',
    url: '//readyz',
    summary: 'The process can serve: its database answers, and it is not about to stop',
    readsPrimary: true,
    schema: { response: okSchema },
    handler: async ({ request }) => {
      if (request.server.isDraining) throw new AppError('server.draining');
      try {
        await sql`select 1`.execute(database());
      } catch (error) {
        // It answers, only not to us at once: a balancer that took busy servers away would fell the rest.
        if (error instanceof AppError && error.code === 'server.busy') return { status: 'ok' };
        throw new AppError('server.not_ready', {}, { cause: error });
      }
      return { status: 'ok' };
    },
  }),
];
