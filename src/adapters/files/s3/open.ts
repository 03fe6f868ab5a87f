import { DeleteObjectCommand, HeadObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { assertFileKey } from '../key.ts';
import type { OpenFileStore } from '../port.ts';
import { createS3Client } from './client.ts';
import { downloadObject } from './download.ts';
import { createLocalCopies, type LocalCopiesOptions } from './local-copies.ts';
import { defaultTimes, type S3Settings } from './settings.ts';

/** The smallest part S3 accepts. Two are in memory per upload: one on its way, one being filled. */
const part = { bytes: 5 * 2 ** 20, atOnce: 2 };

/**
 * Keeps files in a bucket of S3 or of a store that speaks its protocol. A file appears under its key when it is whole;
 * files above 5 MB travel in parts, and what an interrupted upload has sent is removed.
 *
 * @param copies where local copies for parsers lie and how much they may take
 */
export function openS3FileStore(settings: S3Settings, copies: LocalCopiesOptions): OpenFileStore {
  const { bucket, times = defaultTimes } = settings;
  const client = createS3Client(settings);
  const localCopies = createLocalCopies(copies);
  const object = (key: string): { Bucket: string; Key: string } => {
    assertFileKey(key);
    return { Bucket: bucket, Key: key };
  };
  const remove = async (key: string): Promise<void> => {
    await client.send(new DeleteObjectCommand(object(key)));
  };
  return {
    async put(key, content) {
      const params = { ...object(key), Body: content };
      const upload = new Upload({ client, params, partSize: part.bytes, queueSize: part.atOnce });
      try {
        await upload.done();
      } catch (error) {
        content.destroy();
        // The last answer may have been lost after the store had obeyed.
        const isRefused = error instanceof S3ServiceException && error.$fault === 'client';
        if (!isRefused) await remove(key).catch((removal: unknown) => throwBoth(error, removal));
        throw error;
      }
    },
    async localPath(key) {
      const { ETag: etag = '', ContentLength: bytes = 0 } = await client.send(new HeadObjectCommand(object(key)));
      return localCopies.get({ key, etag, bytes }, (path) =>
        downloadObject({ client, bucket, times }, { key, etag, bytes }, path),
      );
    },
    async remove(key) {
      await remove(key);
      await localCopies.forget(key);
    },
    close: async () => client.destroy(),
  };
}

function throwBoth(error: unknown, removal: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new AggregateError([error, removal], `${reason}; what may have been stored could not be removed either`);
}
