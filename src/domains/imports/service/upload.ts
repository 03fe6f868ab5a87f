import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { files, runtime } from '#kernel/runtime.ts';

/** A file as it lies in the store, before anybody has looked into it. */
export interface StoredFile {
  id: string;
  fileName: string;
  bytes: number;
  sha256: string;
  storageKey: string;
}

/**
 * Writes an uploaded stream to the file store while measuring and hashing it; it never lies whole in memory.
 *
 * @throws AppError request.too_large; nothing stays in the store then
 */
export async function storeUpload(fileName: string, content: Readable): Promise<StoredFile> {
  const limit = runtime().limits.uploadBytes;
  const id = newId();
  const storageKey = `imports/${id}`;
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > limit) done(new AppError('request.too_large', { megabytes: Math.floor(limit / 2 ** 20) }));
      else done(null, chunk);
    },
  });
  content.on('error', (error) => measure.destroy(error));
  await files().put(storageKey, content.pipe(measure));
  return { id, fileName: plainName(fileName), bytes, sha256: hash.digest('hex'), storageKey };
}

/** Removes stored files whose import will not begin, e.g. because a later file of the same upload was refused. */
export async function discardUploads(uploads: readonly StoredFile[]): Promise<void> {
  await Promise.all(uploads.map((upload) => files().remove(upload.storageKey)));
}

/** The name without folders and control characters, as people see it in the journal. */
function plainName(fileName: string): string {
  const name = basename(fileName.replaceAll('\\', '/')).replace(/\p{Cc}/gu, '');
  return name.slice(-200) || 'file';
}
