import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

/**
 * What anybody may load of JavaScript before their page begins to load, in bytes of gzip. Each page adds to it its route, its
 * place in the menu and the names of the files that come with it, some 300 bytes.
 */
const budget = 157_500;

let chunks: readonly Rolldown.OutputChunk[];
let page: string;

beforeAll(async () => {
  // What people load: under vitest's own NODE_ENV it would be React's development form of every element.
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({
    configFile: fileURLToPath(new URL('../src/web/vite.config.ts', import.meta.url)),
    logLevel: 'silent',
    build: { write: false },
  });
  vi.unstubAllEnvs();
  const output = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  chunks = output.filter((file) => file.type === 'chunk');
  const html = output.find(({ fileName }) => fileName === 'index.html');
  page = html?.type === 'asset' ? String(html.source) : '';
});

/** The entry and whatever it imports before it runs. */
function initialChunks(): Rolldown.OutputChunk[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    chunks.find(({ fileName }) => fileName === name)?.imports.forEach(visit);
  };
  chunks.filter(({ isEntry }) => isEntry).forEach(({ fileName }) => visit(fileName));
  return chunks.filter(({ fileName }) => found.has(fileName));
}

describe('the built pages', () => {
  it('start with little JavaScript', () => {
    const bytes = initialChunks().reduce((sum, { code }) => sum + gzipSync(code).length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(budget);
  });

  it('load charts and the pages of each section only when they are opened', () => {
    const initial = initialChunks().flatMap(({ moduleIds }) => moduleIds);
    expect(initial.filter((id) => /node_modules\/(echarts|zrender|react-dropzone)\//.test(id))).toEqual([]);
    expect(initial.filter((id) => /web\/pages\/(course|courses|imports|own|student|tasks)\//.test(id))).toEqual([]);
  });

  it('carry no validator: the server has checked what it sends', () => {
    expect(chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => id.includes('node_modules/zod/'))).toEqual([]);
  });

  it('have no script and no style inside index.html, which a strict Content-Security-Policy refuses', () => {
    expect(page).toContain('<script type="module"');
    expect(page.match(/<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=/g)).toBeNull();
  });
});
