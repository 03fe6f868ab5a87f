import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { GetObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3';
import type { S3Times } from './settings.ts';
import type { ObjectVersion } from './local-copies.ts';

export interface S3Source {
  readonly client: S3Client;
  readonly bucket: string;
  readonly times: S3Times;
}

/** Milliseconds before the second attempt; doubled for each further one. */
const firstPause = 100;

/**
 * Writes this version of an object to `path`, flushed. The client repeats requests by itself, but not an answer that
 * breaks off; that is done here.
 *
 * @throws when the object is gone or has changed, or when no attempt brought all of it
 */
export async function downloadObject(source: S3Source, version: ObjectVersion, path: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await downloadOnce(source, version, path);
      return;
    } catch (error) {
      // The store has answered, with no: the client has asked often enough.
      if (error instanceof S3ServiceException || attempt >= source.times.attempts) throw error;
      await setTimeout(firstPause * 2 ** (attempt - 1));
    }
  }
}

async function downloadOnce({ client, bucket }: S3Source, version: ObjectVersion, path: string): Promise<void> {
  const { key, etag, bytes } = version;
  const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag }));
  if (!(body instanceof Readable)) throw new Error(`the answer for ${key} has no content`);
  await pipeline(body, createWriteStream(path, { flush: true }));
  const { size } = await stat(path);
  if (size !== bytes) throw new Error(`${key} has ${bytes} bytes, but ${size} arrived`);
}
