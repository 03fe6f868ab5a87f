import { createServer } from 'node:http';
import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditLibraries, type LibraryAudit } from './known-vulnerabilities.ts';

/** Asks a registry of the test's own, which answers the one question of npm audit so. */
async function auditAt(status: number, advisories: object): Promise<{ audit: LibraryAudit; asked: string }> {
  let asked = '';
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      // It also looks for versions that would mend it.
      if (request.method !== 'POST') return response.writeHead(404).end('{}');
      const body = Buffer.concat(parts);
      asked = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
      return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(advisories));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    return { audit: await auditLibraries(`http://127.0.0.1:${port}`), asked };
  } finally {
    server.close();
  }
}

const advisory = (severity: string) => ({
  id: 1,
  url: 'https://example.edu/advisory',
  title: 'lets anybody in',
  severity,
  vulnerable_versions: '*',
  cwe: [],
  cvss: { score: 9, vectorString: null },
});

describe('the audit of libraries', () => {
  let cache: string;
  beforeEach(() => {
    // Npm keeps what it was told.
    cache = mkdtempSync(join(tmpdir(), 'pulse-npm-'));
    vi.stubEnv('npm_config_cache', cache);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(cache, { recursive: true, force: true });
  });

  it('asks about what runs in production, and is content when nothing is known', async () => {
    const { audit, asked } = await auditAt(200, {});
    expect(audit).toEqual({ vulnerabilities: [] });
    expect(asked).toMatch(/"fastify":.*"pg":/);
    expect(asked).not.toContain('"eslint"');
  });

  it('names high and critical ones, and no others', async () => {
    const { audit } = await auditAt(200, { fastify: [advisory('critical')], pg: [advisory('moderate')] });
    expect(audit).toEqual({
      vulnerabilities: ['fastify *: critical, lets anybody in (https://example.edu/advisory)'],
    });
  });

  it('says why there is no answer', async () => {
    const { audit } = await auditAt(405, {});
    expect('silence' in audit && audit.silence).toMatch(/405/);
  });
});
