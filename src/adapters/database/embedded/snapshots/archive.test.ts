import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#kernel/errors.ts';
import { readTree, writeTree, type Tree } from '#test/support/tree.ts';
import type { ArchiveManifest } from './manifest.ts';
import { checkArchive, unpackArchive } from './read-archive.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';
import { partsOf, writeArchive } from './write-archive.ts';

/** Content in which nothing repeats, so that most of the archive says something new. */
const varied = Array.from({ length: 3000 }, (_, index) =>
  createHash('md5').update(String(index)).digest('base64'),
).join('');
const takenAt = new Date('2026-11-24T01:00:00.000Z');
const state: Tree = {
  'database/PG_VERSION': '18\n',
  'database/global/pg_control': 'control',
  'database/pg_tblspc': null,
  'database/base/5/1259': varied,
  'database/pglite.version': '0.5\n',
  'files/imports/a.xlsx': 'PK',
  secret: 'kept',
};

let folder = '';
let data = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulse-archive-'));
  data = join(folder, 'data');
  file = join(folder, 'a.tar.gz');
  writeTree(data, state);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = () =>
  writeArchive(file, { kind: 'backup', takenAt, sources: partsOf(data, ['database', 'files', 'secret']) });
const manifest: ArchiveManifest = {
  format: 'pulse-archive',
  version: 1,
  kind: 'backup',
  takenAt: takenAt.toISOString(),
  program: '0.1.0',
  pglite: '0.5',
  parts: ['database', 'files', 'secret'],
};

/** An archive of the given files as somebody else might write it. */
function forge(entries: Record<string, string>): void {
  const blocks = Object.entries(entries).flatMap(([path, content]) => [
    tarHeader({ path, kind: 'file', size: content.length }),
    Buffer.from(content),
    tarPadding(content.length),
  ]);
  writeFileSync(file, gzipSync(Buffer.concat([...blocks, tarEnd])));
}

const database = { 'database/PG_VERSION': '18', 'database/global/pg_control': 'c' };
const described = { 'pulse.json': JSON.stringify(manifest) };

async function refusal(): Promise<string> {
  const error = await checkArchive(file).catch((caught: unknown) => caught);
  if (!(error instanceof AppError)) throw new Error('expected a refusal', { cause: error });
  return error.code;
}

describe('an archive', () => {
  it('gives back the parts it was made of, and says what it is', async () => {
    await write();
    const target = join(folder, 'target');
    expect(await unpackArchive(file, target)).toEqual(manifest);
    expect(readTree(target)).toEqual(readTree(data));
  });

  it('holds only the parts that are there', async () => {
    rmSync(join(data, 'secret'));
    await write();
    expect((await checkArchive(file)).manifest.parts).toEqual(['database', 'files']);
  });

  it('tells the size of its content', async () => {
    await write();
    const bytes = Object.values(state).reduce((sum, content) => sum + (content?.length ?? 0), 0);
    expect((await checkArchive(file)).bytes).toBe(bytes);
  });

  it('can be read by its owner only, and so can what is unpacked', async () => {
    chmodSync(join(data, 'database/PG_VERSION'), 0o666);
    await write();
    await unpackArchive(file, join(folder, 'target'));
    const mode = (path: string): number => statSync(path).mode & 0o777;
    expect(mode(file)).toBe(0o600);
    expect(mode(join(folder, 'target/database/PG_VERSION'))).toBe(0o600);
    expect(mode(join(folder, 'target/database'))).toBe(0o700);
  });

  it('leaves out files that are still being written', async () => {
    writeTree(data, { 'files/imports/b.xlsx.part': 'half' });
    await write();
    await unpackArchive(file, join(folder, 'target'));
    expect(existsSync(join(folder, 'target/files/imports/b.xlsx.part'))).toBe(false);
  });

  it('is not there when it could not be written', async () => {
    const sources = { database: join(data, 'database'), files: join(data, 'nowhere') };
    await expect(writeArchive(file, { kind: 'daily', takenAt, sources })).rejects.toThrow('ENOENT');
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(
      writeArchive(file, { kind: 'daily', takenAt, sources: partsOf(data, ['database']) }, stopped),
    ).rejects.toThrow();
    expect(readTree(folder)).not.toHaveProperty('a.tar.gz');
    expect(readTree(folder)).not.toHaveProperty('a.tar.gz.part');
  });
});

describe('checkArchive', () => {
  it('refuses an archive that was cut short or altered anywhere', async () => {
    await write();
    const whole = readFileSync(file);
    const index = fc.integer({ min: 10, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(index, fc.constantFrom('cut', 'altered'), async (at, how) => {
        const broken = Buffer.from(how === 'cut' ? whole.subarray(0, at) : whole);
        if (how === 'altered') broken.writeUInt8(broken.readUInt8(at) ^ 0x55, at);
        writeFileSync(file, broken);
        const read = await checkArchive(file).catch((error: unknown) => error);
        // Compressed bytes can differ and still mean the same.
        if (!(read instanceof AppError)) expect(gunzipSync(broken).equals(gunzipSync(whole))).toBe(true);
      }),
    );
  });

  it('refuses what is no archive of ours', async () => {
    for (const content of ['', 'PK\x03\x04', gzipSync('text'), gzipSync(Buffer.alloc(2048))]) {
      writeFileSync(file, content);
      expect(await refusal()).toBe('archive.not_ours');
    }
    forge({ 'index.html': '', ...database });
    expect(await refusal()).toBe('archive.not_ours');
    forge({ 'pulse.json': 'not JSON', ...database });
    expect(await refusal()).toBe('archive.not_ours');
    forge({ 'pulse.json': '{"format":"other"}', ...database });
    expect(await refusal()).toBe('archive.not_ours');
  });

  it('refuses an archive of a later layout', async () => {
    forge({ 'pulse.json': JSON.stringify({ ...manifest, version: 2 }), ...database });
    expect(await refusal()).toBe('archive.newer');
  });

  it('refuses an archive without a whole database', async () => {
    forge({ ...described, 'database/PG_VERSION': '18' });
    expect(await refusal()).toBe('archive.damaged');
  });

  const outside = [
    '../escape',
    '/etc/passwd',
    'files/../../escape',
    'files/./a',
    'files//a',
    'files\\a',
    'pulse.lock',
    'pulse.json',
    '',
  ];
  it.each(outside)('refuses a path that leads out of the parts: "%s"', async (path) => {
    forge({ ...described, ...database, [path === 'pulse.json' ? 'pulse.json/x' : path]: 'x' });
    expect(await refusal()).toBe('archive.damaged');
    await expect(unpackArchive(file, join(folder, 'target'))).rejects.toThrow(AppError);
    expect(Object.keys(readTree(folder)).filter((name) => name.includes('escape'))).toEqual([]);
  });

  it('refuses a part that the description does not name', async () => {
    forge({ 'pulse.json': JSON.stringify({ ...manifest, parts: ['database'] }), ...database, secret: 'x' });
    expect(await refusal()).toBe('archive.damaged');
  });

  it('reports a file that is not there as the system does', async () => {
    await expect(checkArchive(file)).rejects.toThrow('ENOENT');
  });
});

it('an archive is a gzipped tar archive', async () => {
  await write();
  expect(gunzipSync(readFileSync(file)).toString('latin1', 257, 262)).toBe('ustar');
});
