import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startS3Server, type S3Server } from '#test/fakes/s3/server.ts';
import { readConfig } from '../config.ts';
import { examineFiles } from './files.ts';
import type { Finding } from './finding.ts';

describe('doctor, files in S3', () => {
  let server: S3Server;
  let folder = '';
  beforeEach(async () => {
    server = await startS3Server();
    folder = mkdtempSync(join(tmpdir(), 'pulse-doctor-'));
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const examine = (changes: Record<string, string> = {}): Promise<Finding[]> =>
    examineFiles(
      readConfig({
        PULSE_DATA_DIR: folder,
        S3_ENDPOINT: server.endpoint,
        S3_REGION: server.region,
        S3_BUCKET: server.bucketName,
        S3_ACCESS_KEY_ID: server.accessKeyId,
        S3_SECRET_ACCESS_KEY: server.secretAccessKey,
        ...changes,
      }),
    );

  it('puts, reads and removes a file, and leaves none', async () => {
    const [finding] = await examine();
    expect(finding).toMatchObject({ status: 'ok', about: 'files' });
    expect(server.asked).toEqual(['PutObject', 'HeadObject', 'GetObject', 'DeleteObject']);
    expect(server.bucket.objects.size).toBe(0);
  });

  it.each([
    [{ S3_SECRET_ACCESS_KEY: 'guessed' }, 'cannot be written to: SignatureDoesNotMatch'],
    [{ S3_BUCKET: 'other' }, 'cannot be written to: NoSuchBucket'],
  ])('tells what the store says: %o', async (changes, said) => {
    const [finding] = await examine(changes);
    expect(finding).toMatchObject({ status: 'fault' });
    expect(finding?.seen).toContain(said);
  });

  it('has nothing to say when files are in the data folder', async () => {
    expect(await examineFiles(readConfig({ PULSE_DATA_DIR: folder }))).toEqual([]);
  });

  it.each([{ S3_BUCKET: 'a' }, { S3_ENDPOINT: 'http://x' }, { S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' }])(
    'wants all variables or none: %o',
    (environment) => {
      expect(() => readConfig(environment)).toThrow('set all three, or none');
    },
  );
});
