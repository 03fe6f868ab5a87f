import { once } from 'node:events';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether the server is about to close: it still answers, and says in /readyz that no more should come. */
    isDraining: boolean;
    /** Connections that have not sent a request yet; Node.js counts them as busy. */
    unusedConnections: Set<Socket>;
  }
}

/** Seconds that answers under way get once the server accepts no more, e.g. for the rest of an upload. */
const longestAnswer = 60;
/** Seconds for a request that is on its way to arrive on a connection that is new. */
const longestArrival = 1;

/** Prepares the server for `drainAndClose`. */
export function prepareDraining(server: FastifyInstance): void {
  server.decorate('isDraining', false);
  const unused = new Set<Socket>();
  server.decorate('unusedConnections', unused);
  server.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.addHook('onRequest', async (request, reply) => {
    unused.delete(request.raw.socket);
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
  // Browsers connect ahead of requests that may never come.
  const arrival = globalThis.setTimeout(() => {
    for (const socket of server.unusedConnections) socket.destroy();
  }, longestArrival * 1000);
  const impatience = globalThis.setTimeout(() => listener.closeAllConnections(), longestAnswer * 1000);
  await Promise.all([server.close(), ended]);
  clearTimeout(arrival);
  clearTimeout(impatience);
}
