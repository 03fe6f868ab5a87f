import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { files } from '#kernel/runtime.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { FileInPieces } from '../reading/file-in-pieces.ts';
import { piecesOf } from '../reading/pieces-of-file.ts';
import { readingAnswerSchema } from '../reading/thread-messages.ts';
import type { Batch } from '../store/batches.ts';
import { findPath } from './find-path.ts';

// What was read of a file waits in the file store between reading and saving, so that a restart need not read again. A
// line is a piece of it: the whole as one text would take several times its memory.

const keyOf = (batch: Pick<Batch, 'storageKey'>): string => `${batch.storageKey}.pieces.gz`;

export async function keepParsedFile(batch: Batch, parsed: ParsedFile): Promise<void> {
  const lines = function* (): Generator<string> {
    for (const piece of piecesOf(parsed)) yield `${JSON.stringify(piece)}\n`;
  };
  await files().put(keyOf(batch), Readable.from(lines()).pipe(createGzip({ level: 1 })));
}

/** Undefined when it is not there, e.g. because another version of the program wrote it. @throws when it is broken */
export async function loadParsedFile(batch: Batch): Promise<ParsedFile | undefined> {
  const path = await findPath(keyOf(batch));
  if (path === undefined) return undefined;
  const stored = createReadStream(path);
  const unpacked = stored.pipe(createGunzip());
  stored.on('error', (error) => unpacked.destroy(error));
  const file = new FileInPieces();
  for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) {
    const piece = readingAnswerSchema.parse(JSON.parse(line));
    if (piece.kind === 'end') return file.finish(piece);
    if (piece.kind === 'stage' || piece.kind === 'refused') throw new Error(`${piece.kind} is no piece of a file`);
    file.add(piece);
  }
  throw new Error('what was read of the file breaks off');
}

export async function removeParsedFile(batch: Pick<Batch, 'storageKey'>): Promise<void> {
  await files().remove(keyOf(batch));
}
