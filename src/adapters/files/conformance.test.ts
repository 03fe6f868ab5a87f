import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startS3Server } from '#test/fakes/s3/server.ts';
import { createLocalFileStore } from './local.ts';
import type { OpenFileStore } from './port.ts';
import { openS3FileStore } from './s3/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'pulse-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a store, and another one on the same files, as another process or machine has it. */
const implementations: Record<string, () => Promise<{ ours: OpenFileStore; theirs: OpenFileStore }>> = {
  'local folder': async () => ({
    ours: createLocalFileStore(join(folder, 'shared')),
    theirs: createLocalFileStore(join(folder, 'shared')),
  }),
  S3: async () => {
    const server = await startS3Server();
    const settings = { ...server, bucket: server.bucketName };
    const close = async (): Promise<void> => server.close();
    const ours = openS3FileStore(settings, { folder: join(folder, 'ours'), mostBytes: 1e9 });
    return {
      ours: { ...ours, close: () => ours.close().then(close) },
      theirs: openS3FileStore(settings, { folder: join(folder, 'theirs'), mostBytes: 1e9 }),
    };
  },
};

/** In pieces of no round size, so that none ends where a part of an upload does. */
function pieces(content: Buffer, size = 77_777): Readable {
  const starts = Array.from({ length: Math.ceil(content.length / size) }, (_, index) => index * size);
  return Readable.from(starts.map((start) => content.subarray(start, start + size)));
}

/** `bytes` bytes that are not all alike. */
function content(bytes: number, seed = 1): Buffer {
  const words = new Uint32Array(Math.ceil(bytes / 4));
  let state = seed;
  for (let i = 0; i < words.length; i += 1) words[i] = state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Buffer.from(words.buffer).subarray(0, bytes);
}

describe.each(Object.entries(implementations))('file store: %s', (_name, open) => {
  let ours: OpenFileStore;
  let theirs: OpenFileStore;
  beforeAll(async () => {
    ({ ours, theirs } = await open());
  });
  afterAll(async () => {
    await theirs.close();
    await ours.close();
  });

  // 5 MiB is the size of a part on S3.
  const sizes = [0, 1, 77_777, 5 * 2 ** 20 - 1, 5 * 2 ** 20, 5 * 2 ** 20 + 1, 12_345_678];
  it.each(sizes)('gives back %i bytes as they were put, here and elsewhere', async (bytes) => {
    const given = content(bytes);
    await ours.put(`imports/size-${bytes}`, pieces(given));
    expect(readFileSync(await ours.localPath(`imports/size-${bytes}`)).equals(given)).toBe(true);
    expect(readFileSync(await theirs.localPath(`imports/size-${bytes}`)).equals(given)).toBe(true);
  });

  it('takes many files at once', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `imports/many-${index}`);
    await Promise.all(keys.map((key, index) => ours.put(key, pieces(content(50_000, index)))));
    const paths = await Promise.all(keys.map((key) => theirs.localPath(key)));
    expect(paths.map((path, index) => readFileSync(path).equals(content(50_000, index)))).toEqual(keys.map(() => true));
  });

  it('has no local copy of what was never put', async () => {
    await expect(ours.localPath('imports/never')).rejects.toThrow();
  });

  it.each([100, 11_000_000])('keeps nothing of a stream that fails after %i bytes', async (bytes) => {
    const failing = Readable.from(
      (function* () {
        yield content(bytes);
        throw new Error('the browser went away');
      })(),
    );
    await expect(ours.put('imports/failed', failing)).rejects.toThrow('the browser went away');
    await expect(theirs.localPath('imports/failed')).rejects.toThrow();
  });

  it('keeps nothing of a stream that is destroyed before its end', async () => {
    const stream = new PassThrough();
    const put = ours.put('imports/destroyed', stream);
    stream.write(content(100));
    stream.destroy();
    await expect(put).rejects.toThrow();
    await expect(theirs.localPath('imports/destroyed')).rejects.toThrow();
  });

  it('removes for all, and removes again without complaint', async () => {
    await ours.put('imports/removed', pieces(content(10)));
    const path = await ours.localPath('imports/removed');
    await theirs.localPath('imports/removed');
    await ours.remove('imports/removed');
    expect(existsSync(path)).toBe(false);
    await ours.remove('imports/removed');
    await expect(theirs.localPath('imports/removed')).rejects.toThrow();
  });

  it.each(['../outside', '/etc/passwd', 'a/../b', 'a//b', '', 'a b'])('refuses the key "%s"', async (key) => {
    await expect(ours.put(key, Readable.from([]))).rejects.toThrow('not a file key');
    await expect(ours.localPath(key)).rejects.toThrow('not a file key');
    await expect(ours.remove(key)).rejects.toThrow('not a file key');
  });
});
