import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startS3Server, type S3Server } from '#test/fakes/s3/server.ts';
import type { OpenFileStore } from '../port.ts';
import { openS3FileStore } from './open.ts';
import type { S3Settings } from './settings.ts';

const partBytes = 5 * 2 ** 20;
const times = { connect: 1000, answer: 1000, attempts: 3 };
let server: S3Server;
let store: OpenFileStore;
let folder: string;

beforeEach(async () => {
  server = await startS3Server();
  folder = mkdtempSync(join(tmpdir(), 'pulse-s3-'));
  store = open();
});
afterEach(async () => {
  await store.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(changes: Partial<S3Settings> = {}): OpenFileStore {
  const settings = { ...server, bucket: server.bucketName, times, ...changes };
  return openS3FileStore(settings, { folder, mostBytes: 1e9 });
}

const stream = (bytes: number): Readable => Readable.from([Buffer.alloc(bytes, 'a')]);
const readBack = async (key: string): Promise<number> => readFileSync(await store.localPath(key)).length;
const count = (operation: string): number => server.asked.filter((asked) => asked === operation).length;

it.each(['slow-down', 'cut', 'silence', 'cut-answer'] as const)(
  'stores small and large in spite of: %s',
  async (fault) => {
    server.fail('PutObject', fault, 2);
    server.fail('UploadPart', fault, 2);
    server.fail('CreateMultipartUpload', fault, 1);
    server.fail('HeadObject', fault === 'cut-answer' ? 'cut' : fault, 1);
    server.fail('GetObject', fault, 1);
    await store.put('imports/small', stream(100));
    await store.put('imports/large', stream(2 * partBytes + 1));
    expect([await readBack('imports/small'), await readBack('imports/large')]).toEqual([100, 2 * partBytes + 1]);
  },
);

it('repeats putting the parts together when the answer is 200 with an error inside', async () => {
  server.fail('CompleteMultipartUpload', 'failed-200');
  await store.put('imports/large', stream(partBytes + 1));
  expect(await readBack('imports/large')).toBe(partBytes + 1);
  expect(count('CompleteMultipartUpload')).toBe(2);
});

it('gives up after its attempts and leaves nothing', async () => {
  server.fail('UploadPart', 'slow-down', 1000);
  await expect(store.put('imports/large', stream(3 * partBytes))).rejects.toThrow('SlowDown');
  expect([server.bucket.objects.size, server.bucket.uploads.size]).toEqual([0, 0]);
});

it('leaves nothing when the store has obeyed and its answer is lost', async () => {
  server.fail('PutObject', 'cut-answer', 3);
  await expect(store.put('imports/small', stream(10))).rejects.toThrow('aborted');
  expect(server.bucket.objects.size).toBe(0);
});

it('leaves no parts when the sender goes away in the middle', async () => {
  const content = new PassThrough();
  const put = store.put('imports/large', content);
  for (let sent = 0; sent < 2 * partBytes; sent += 2 ** 16) {
    if (!content.write(Buffer.alloc(2 ** 16))) await new Promise((resolve) => content.once('drain', resolve));
  }
  await expect.poll(() => server.bucket.uploads.size).toBe(1);
  content.destroy(new Error('gone'));
  await expect(put).rejects.toThrow('gone');
  expect([server.bucket.objects.size, server.bucket.uploads.size]).toEqual([0, 0]);
});

it('reads no more of a sender than two parts ahead of a store that does not answer', async () => {
  let read = 0;
  const sender = new Readable({
    read() {
      read += 2 ** 16;
      this.push(Buffer.alloc(2 ** 16));
    },
  });
  server.fail('UploadPart', 'silence', 100);
  await expect(store.put('imports/endless', sender)).rejects.toThrow();
  expect(read).toBeLessThan(4 * partBytes);
  expect(sender.destroyed).toBe(true);
});

it('asks once for what several callers want at the same time, and not again', async () => {
  await store.put('imports/wanted', stream(1000));
  const paths = await Promise.all(Array.from({ length: 10 }, () => store.localPath('imports/wanted')));
  await store.localPath('imports/wanted');
  expect(new Set(paths).size).toBe(1);
  expect(count('GetObject')).toBe(1);
});

it('gives no half copy when the store never sends all, and cleans up', async () => {
  await store.put('imports/cut', stream(1000));
  server.fail('GetObject', 'cut-answer', 3);
  await expect(store.localPath('imports/cut')).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
  expect(await readBack('imports/cut')).toBe(1000);
});

it('says so at once when the key or the signature is wrong', async () => {
  const stranger = open({ accessKeyId: 'nobody' });
  await expect(stranger.put('imports/a', stream(1))).rejects.toThrow('InvalidAccessKeyId');
  const forger = open({ secretAccessKey: 'guessed' });
  await expect(forger.put('imports/a', stream(1))).rejects.toThrow('SignatureDoesNotMatch');
  await expect(forger.put('imports/a', stream(partBytes + 1))).rejects.toThrow('SignatureDoesNotMatch');
  await expect(forger.localPath('imports/a')).rejects.toThrow();
  expect(server.bucket.objects.size).toBe(0);
});

it('fails within its times when nobody answers at the address', async () => {
  const nowhere = open({ endpoint: 'http://127.0.0.1:9' });
  await expect(nowhere.put('imports/a', stream(1))).rejects.toThrow('ECONNREFUSED');
});
