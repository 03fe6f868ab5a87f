import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics } from 'prom-client';
import { flushViews } from '#domains/audit/index.ts';
import { authenticate, prepareSignIn } from '#domains/identity/index.ts';
import { drainAndClose } from '#kernel/http/draining.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { followProgress } from '#kernel/progress/progress-board.ts';
import { openTally } from '../compose/open-tally.ts';
import { measureQueues } from '../compose/queue-metrics.ts';
import type { Program } from '../program.ts';
import { root } from '../root.ts';
import type { RunningRole } from './role.ts';
import { createRoutes } from './routes.ts';

export interface WebRole extends RunningRole {
  /** Address it listens on, e.g. `http://localhost:8000`. */
  readonly address: string;
}

/**
 * Starts serving pages and the API.
 *
 * @param drainSeconds unless PULSE_DRAIN_SECONDS says otherwise
 * @throws when the port is taken
 */
export async function startWeb(program: Program, drainSeconds = 0): Promise<WebRole> {
  const { config, runtime } = program;
  collectDefaultMetrics({ register: program.metrics, prefix: 'pulse_' });
  void program.database.replicas?.watch();
  measureQueues(program.metrics, runtime);
  followProgress(runtime.events);
  const tally = openTally(config, program.installation, runtime.log);
  const pages = join(root, 'dist/web');
  const server = await createHttpServer({
    runtime,
    routes: createRoutes(),
    authenticate,
    tally,
    ...(existsSync(pages) ? { assets: { folder: pages, assetUrl: config.assetUrl } } : {}),
    metrics: { registry: program.metrics, token: config.metricsToken },
    ...(config.trustedProxies && { trustedProxies: config.trustedProxies }),
  });
  // Now, for the first request not to wait for it.
  await program.run(prepareSignIn);
  await server.listen({ host: config.host, port: config.port });
  // With PULSE_PORT=0 the system has chosen one.
  const bound = server.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : config.port;
  return {
    address: `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`,
    async stop() {
      await drainAndClose(server, config.drainSeconds ?? drainSeconds);
      tally.close();
      await program.run(flushViews);
    },
  };
}
