import { setMaxListeners } from 'node:events';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Tally } from '#adapters/tally/port.ts';
import { newId } from '../ids.ts';
import { LocalTally } from '../local-tally.ts';
import type { Runtime } from '../runtime.ts';
import { assertPermissionsDefined, guardRoutes, recogniseCallers, type Authenticate } from './authorisation.ts';
import { handleErrors } from './error-handler.ts';
import { InvalidRequest } from './invalid-request.ts';
import { createAdmission, defaultAdmission, type AdmissionLimits } from './admission.ts';
import { prepareDraining } from './draining.ts';
import { defaultPressure, refuseUnderPressure, type PressureLimits } from './pressure.ts';
import { defaultRates, limitRequests, type RequestRates } from './limits.ts';
import { serveMetrics, type MetricsOptions } from './metrics.ts';
import { describeApi } from './openapi.ts';
import { servePages, type Pages } from './pages.ts';
import { readPlainForms } from './plain-forms.ts';
import { jsonBytes } from './problem.ts';
import { registerRoutes } from './register-routes.ts';
import { logRequests } from './request-log.ts';
import type { Route } from './route.ts';
import { sendSecurityHeaders } from './security-headers.ts';

export interface HttpServerOptions {
  runtime: Runtime;
  routes: readonly Route[];
  authenticate: Authenticate;
  /** Folder of the built pages; absent: only the API is served. */
  assets?: Pages;
  /** Absent: no /metrics. */
  metrics?: MetricsOptions;
  /** Default `defaultRates`. */
  rates?: RequestRates;
  /** Counts requests for `rates`. Default: in this server alone. */
  tally?: Tally;
  /** Default `defaultPressure`. */
  pressure?: PressureLimits;
  /** Default `defaultAdmission`. */
  admission?: AdmissionLimits;
  /**
   * Addresses or networks of proxies whose X-Forwarded-* headers count. Default: proxies on this machine.
   * @example ['loopback', '10.0.0.0/8']
   */
  trustedProxies?: string[];
}

/**
 * Builds the HTTP server: routes with their checks, problems, headers, limits, description, pages. It does not listen
 * yet. Closing it lets running requests finish and ends live streams.
 *
 * @throws Error when a route declares no permission or one that no domain defines
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { runtime, routes } = options;
  assertPermissionsDefined(routes, runtime.access.permissions);
  const logger: FastifyBaseLogger = runtime.log;
  const server = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: newId,
    trustProxy: options.trustedProxies ?? ['loopback'],
    bodyLimit: jsonBytes,
    // Long enough for the signed links in letters.
    routerOptions: { maxParamLength: 400 },
    // Long enough for 50 MB over a slow line.
    requestTimeout: 600_000,
    exposeHeadRoutes: false,
    // What arrives on open connections while the server closes is answered, too.
    return503OnClosing: false,
  });
  handleErrors(server, runtime);
  prepareDraining(server);
  server.setValidatorCompiler(({ schema }) => checkWith(schema));
  server.setSerializerCompiler(serializerCompiler);
  const closing = endStreamsOnClose(server);

  await sendSecurityHeaders(server, runtime.access.publicUrl, options.assets?.assetUrl);
  logRequests(server, options.metrics ? serveMetrics(server, options.metrics) : () => undefined);
  server.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  await refuseUnderPressure(server, runtime, options.pressure ?? defaultPressure);
  recogniseCallers(server, runtime, options.authenticate);
  await limitRequests(server, runtime.limits, options.rates ?? defaultRates, options.tally ?? new LocalTally());
  guardRoutes(server);
  readPlainForms(server);
  await describeApi(server, runtime.access.publicUrl);
  const admit = createAdmission(options.admission ?? defaultAdmission);
  registerRoutes(server, routes, { runtime, closing, admit });
  await servePages(server, options.assets);
  await server.ready();
  return server;
}

function checkWith(schema: unknown): (data: unknown) => { value: unknown } | { error: Error } {
  if (!(schema instanceof z.ZodType)) throw new Error('the schema of a route is made with zod');
  return (data) => {
    const checked = schema.safeParse(data, { reportInput: true });
    return checked.success ? { value: checked.data } : { error: new InvalidRequest(checked.error.issues) };
  };
}

function endStreamsOnClose(server: FastifyInstance): AbortSignal {
  const closing = new AbortController();
  // One listener per open page.
  setMaxListeners(0, closing.signal);
  server.addHook('preClose', async () => closing.abort());
  return closing.signal;
}
