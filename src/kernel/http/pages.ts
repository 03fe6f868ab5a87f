import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { sendProblem } from './error-handler.ts';

/**
 * Serves the built pages. The browser finds its own way from index.html, so every path that is neither of the API nor
 * a file answers with it. Files under /assets/ carry a hash in their name and never change.
 *
 * @param folder what src/web/build.ts left; absent: only the API is served
 */
export async function servePages(server: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder !== undefined) {
    await server.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/');
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  server.setNotFoundHandler((request, reply) => {
    // Not returned: a reply is a promise, and each that waits for it would listen to it.
    if (folder !== undefined && isPage(request)) void reply.code(200).sendFile('index.html');
    else sendProblem(new AppError('route.not_found'), request, reply);
  });
}

function isPage(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return isRead && path !== '/api' && !path.startsWith('/api/') && !path.slice(path.lastIndexOf('/')).includes('.');
}
