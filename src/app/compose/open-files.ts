import { join } from 'node:path';
import { createLocalFileStore } from '#adapters/files/local.ts';
import type { OpenFileStore } from '#adapters/files/port.ts';
import type { Config } from '../config.ts';

/** Uploaded files are in the bucket that is configured, else in the data folder. */
export async function openFiles({ dataFolder, s3, fileCacheBytes }: Config): Promise<OpenFileStore> {
  if (!s3) return createLocalFileStore(join(dataFolder, 'files'));
  // Loaded only here: the client takes 60 ms and 35 MB, which those who keep files in a folder need not pay.
  const { openS3FileStore } = await import('#adapters/files/s3/open.ts');
  return openS3FileStore(s3, { folder: join(dataFolder, 'file-copies'), mostBytes: fileCacheBytes });
}
