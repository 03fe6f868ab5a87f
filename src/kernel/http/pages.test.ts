import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createTestServer, readProblem, runtimeWithoutDatabase } from '#test/support/server.ts';

describe('the pages', () => {
  let folder: string;
  let server: FastifyInstance;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulse-pages-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(
      join(folder, 'index.html'),
      '<!doctype html><title>Pulse</title><script crossorigin src="/assets/main-4f2a.js"></script>',
    );
    await writeFile(join(folder, 'assets/main-4f2a.js'), `console.log('${'pulse '.repeat(500)}')`);
    server = await createTestServer({ routes: [], assets: { folder } });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  const get = (url: string, headers = {}) => server.inject({ url, headers });

  it.each(['/', '/index.html', '/courses/12', '/courses/12?tab=zones', '/apiary'])('%s is the page', async (url) => {
    const response = await get(url);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toMatch('text/html');
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.body).toContain('<title>Pulse</title>');
  });

  it('a file with a hash in its name is kept for ever, and compressed', async () => {
    const response = await get('/assets/main-4f2a.js', { 'accept-encoding': 'br' });
    expect(response.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
    });
    expect(response.rawPayload.length).toBeLessThan(200);
  });

  it.each([
    '/assets/gone-1111.js',
    '/favicon.png',
    '/api',
    '/api/v1/nothing',
    '/api/docs/viewer/x',
    '/../package.json',
  ])('%s is no page', async (url) => {
    const response = await get(url);
    expect(response.statusCode).toBe(404);
    expect(readProblem(response).code).toBe('route.not_found');
  });

  it('nothing but reading a page is answered with it', async () => {
    expect((await server.inject({ method: 'POST', url: '/courses/12' })).statusCode).toBe(404);
  });

  it('scripts come from this server only and stand in no page; nobody may frame it', async () => {
    const { headers } = await get('/');
    const policy = String(headers['content-security-policy']).split(';');
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('a server behind https tells browsers to stay there', async () => {
    const access = { publicUrl: 'https://pulse.example.edu', secret: '', permissions: {} };
    const secure = await createTestServer({ routes: [], runtime: runtimeWithoutDatabase({ access }) });
    const { headers } = await secure.inject('/healthz');
    expect(headers['strict-transport-security']).toMatch('max-age=31536000');
    await secure.close();
  });

  it('a page that the browser has is not sent again', async () => {
    const { headers } = await get('/courses');
    expect((await get('/courses/1', { 'if-none-match': headers.etag })).statusCode).toBe(304);
    expect((await get('/index.html', { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('names its files here, and lets nobody else use them', async () => {
    const { body, headers } = await get('/');
    expect(body).toContain('src="/assets/main-4f2a.js"');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    const file = await get('/assets/main-4f2a.js');
    expect(file.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(['/', '/index.html', '/courses/12'])(
    '%s names its files where the assets are, when elsewhere',
    async (url) => {
      const assets = { folder, assetUrl: 'https://cdn.example.edu/pulse' };
      const elsewhere = await createTestServer({ routes: [], assets });
      const { body, headers } = await elsewhere.inject({ url });
      expect(body).toContain('<script crossorigin src="https://cdn.example.edu/pulse/assets/main-4f2a.js">');
      for (const kind of ['script-src', 'style-src', 'img-src', 'font-src']) {
        expect(headers['content-security-policy']).toMatch(new RegExp(`${kind} 'self' https://cdn.example.edu[ ;]`));
      }
      expect(headers['content-security-policy']).toContain("connect-src 'self';");
      // For a network that fetches them here.
      const file = await elsewhere.inject({ url: '/assets/main-4f2a.js' });
      expect(file.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      });
      await elsewhere.close();
    },
  );
});
