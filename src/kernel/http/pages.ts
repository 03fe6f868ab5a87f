import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { sendProblem } from './error-handler.ts';

export interface Pages {
  /** What src/web/build.ts left. */
  readonly folder: string;
  /**
   * Where browsers load the files under /assets/ from instead of here, e.g. `https://cdn.example.edu/pulse`: a copy of
   * the folder, or a network that fetches from here what it lacks.
   */
  readonly assetUrl?: string | undefined;
}

/**
 * Serves the built pages. The browser finds its own way from index.html, so every path that is neither of the API nor
 * a file answers with it. Files under /assets/ carry a hash in their name and never change.
 *
 * @param pages absent: only the API is served
 */
export async function servePages(server: FastifyInstance, pages: Pages | undefined): Promise<void> {
  const page = pages && (await readPage(pages));
  if (pages && page !== undefined) {
    const isElsewhere = pages.assetUrl !== undefined;
    await server.register(fastifyStatic, {
      root: pages.folder,
      cacheControl: false,
      index: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/');
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        // For the network that fetches them here and hands them on, headers and all.
        if (!isElsewhere || !isHashed) return;
        reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
      },
    });
    // Before the folder's own.
    for (const url of ['/', '/index.html']) {
      const handler = (request: FastifyRequest, reply: FastifyReply): void => sendPage(page, request, reply);
      server.route({ method: ['GET', 'HEAD'], url, schema: { hide: true }, handler });
    }
  }
  server.setNotFoundHandler((request, reply) => {
    if (page !== undefined && isPage(request)) sendPage(page, request, reply);
    else sendProblem(new AppError('route.not_found'), request, reply);
  });
}

interface Page {
  readonly html: string;
  readonly etag: string;
}

async function readPage({ folder, assetUrl = '' }: Pages): Promise<Page> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const placed = html.replaceAll('"/assets/', `"${assetUrl}/assets/`);
  return { html: placed, etag: `"${createHash('sha256').update(placed).digest('base64url').slice(0, 22)}"` };
}

function sendPage({ html, etag }: Page, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('cache-control', 'no-cache').header('etag', etag);
  // Not returned: a reply is a promise, and each that waits for it would listen to it.
  if (request.headers['if-none-match']?.replace('W/', '') === etag) void reply.code(304).send();
  else void reply.code(200).type('text/html; charset=utf-8').send(html);
}

function isPage(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return isRead && path !== '/api' && !path.startsWith('/api/') && !path.slice(path.lastIndexOf('/')).includes('.');
}
