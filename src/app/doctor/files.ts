import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { openFiles } from '#app/compose/open-files.ts';
import type { Config } from '#app/config.ts';
import { errorSentence } from '#app/error-sentence.ts';
import { newId } from '#kernel/ids.ts';
import { fault, ok, type Finding } from './finding.ts';

/** Whether the bucket for uploaded files, if one is configured, takes a file, gives it back and removes it. */
export async function examineFiles(config: Config): Promise<Finding[]> {
  const { s3 } = config;
  if (!s3) return [];
  const where = `bucket ${s3.bucket}${s3.endpoint === undefined ? '' : ` at ${s3.endpoint}`}`;
  const store = await openFiles(config);
  const key = `doctor/${newId()}`;
  let step = 'written to';
  try {
    await store.put(key, Readable.from([key]));
    step = 'read from';
    if ((await readFile(await store.localPath(key), 'utf8')) !== key) throw new Error('it gave back something else');
    step = 'removed from';
    await store.remove(key);
    return [ok('files', `${where}: takes, gives back and removes`)];
  } catch (error) {
    const seen = `${where} cannot be ${step}: ${errorSentence(error)}`;
    return [fault('files', seen, 'check the S3_… variables, the rights of the key and the network')];
  } finally {
    await store.close();
  }
}
