import { once } from 'node:events';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether the server is about to close: it still answers, and says in /readyz that no more should come. */
    isDraining: boolean;
  }
}

/** Seconds that answers under way get once the server accepts no more, e.g. for the rest of an upload. */
const longestAnswer = 60;

/** Prepares the server for `drainAndClose`. */
export function prepareDraining(server: FastifyInstance): void {
  server.decorate('isDraining', false);
  server.addHook('onRequest', async (_request, reply) => {
    // Whoever keeps the connection would send the next request where soon nobody listens.
    if (server.isDraining) reply.header('connection', 'close');
  });
}

/**
 * Takes the server out of service without failing a request: /readyz answers 503 from now on, requests are served for
 * `seconds` more, so that balancers notice, then nothing new is accepted, live streams end, what is under way is
 * finished.
 */
export async function drainAndClose(server: FastifyInstance, seconds: number): Promise<void> {
  server.isDraining = true;
  await setTimeout(seconds * 1000);
  // Right after the event loop has accepted what waited: the system resets connections that nobody accepted.
  await setImmediate();
  const listener = server.server;
  const ended = listener.listening ? once(listener, 'close') : undefined;
  // Before streams end, which takes a moment in which others would connect.
  listener.close();
  const impatience = globalThis.setTimeout(() => listener.closeAllConnections(), longestAnswer * 1000);
  await Promise.all([server.close(), ended]);
  clearTimeout(impatience);
}
