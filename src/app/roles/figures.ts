import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { sql } from 'kysely';
import { collectDefaultMetrics } from 'prom-client';
import { mayReadMetrics } from '#kernel/http/metrics.ts';
import { database } from '#kernel/runtime.ts';
import { measureQueues } from '../compose/queue-metrics.ts';
import type { Program } from '../program.ts';
import type { RunningRole } from './role.ts';

/** Milliseconds the database has to answer. */
const patience = 5000;

/**
 * Serves /healthz, /readyz and /metrics of a process that serves no pages, on PULSE_METRICS_PORT; nothing when that is
 * not set. @throws when the port is taken
 */
export async function startFigures(program: Program): Promise<RunningRole[]> {
  const { config, metrics, runtime } = program;
  if (config.metricsPort === undefined) return [];
  collectDefaultMetrics({ register: metrics, prefix: 'pulse_' });
  measureQueues(metrics, runtime);
  const server = createServer((request, response) => {
    answer(program, request)
      .catch((error: unknown) => {
        runtime.log.warn({ err: error }, 'cannot answer a question about this process');
        return { status: 503, type: 'text/plain', text: 'not ready\n' };
      })
      .then((given) => send(response, given))
      .catch(() => response.destroy());
  });
  server.listen(config.metricsPort, config.host);
  await once(server, 'listening');
  runtime.log.info({ address: server.address() }, 'serving health and metrics');
  return [
    {
      async stop() {
        server.close();
        server.closeAllConnections();
      },
    },
  ];
}

interface Answer {
  status: number;
  type: string;
  text: string;
}

const plain = (status: number, text: string): Answer => ({ status, type: 'text/plain', text: `${text}\n` });

async function answer(program: Program, request: IncomingMessage): Promise<Answer> {
  const { metrics, config } = program;
  if (request.method !== 'GET') return plain(405, 'only GET');
  switch (request.url?.split('?')[0]) {
    case '/healthz':
      return plain(200, 'ok');
    case '/readyz': {
      await program.run(() => Promise.race([sql`select 1`.execute(database()), tooLong()]));
      return plain(200, 'ok');
    }
    case '/metrics':
      if (!mayReadMetrics(request, config.metricsToken)) return plain(404, 'not found');
      return { status: 200, type: metrics.contentType, text: await metrics.metrics() };
    default:
      return plain(404, 'not found');
  }
}

function tooLong(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the database does not answer')), patience).unref();
  });
}

function send(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}
