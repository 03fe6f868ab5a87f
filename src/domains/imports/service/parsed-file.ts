import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createGunzip, gzipSync } from 'node:zlib';
import { files } from '#kernel/runtime.ts';
import { parsedFileSchema, type ParsedFile } from '../parsed-gradebook.ts';
import type { Batch } from '../store/batches.ts';

// What was read of a file waits in the file store between reading and saving, so that a restart need not read again.

const keyOf = (batch: Pick<Batch, 'storageKey'>): string => `${batch.storageKey}.parsed.json.gz`;

export async function keepParsedFile(batch: Batch, parsed: ParsedFile): Promise<void> {
  await files().put(keyOf(batch), Readable.from([gzipSync(JSON.stringify(parsed))]));
}

/** @throws when it is not there or not what `keepParsedFile` wrote */
export async function loadParsedFile(batch: Batch): Promise<ParsedFile> {
  const stream = createReadStream(await files().localPath(keyOf(batch))).pipe(createGunzip());
  const { source, ...file } = parsedFileSchema.parse(JSON.parse(await text(stream)));
  return { ...file, source };
}

export async function removeParsedFile(batch: Pick<Batch, 'storageKey'>): Promise<void> {
  await files().remove(keyOf(batch));
}
