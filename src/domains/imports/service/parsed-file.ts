import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { deserialize, serialize } from 'node:v8';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { files } from '#kernel/runtime.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { FileInPieces } from '../reading/file-in-pieces.ts';
import { piecesOf } from '../reading/pieces-of-file.ts';
import { readingAnswerSchema } from '../reading/parse-messages.ts';
import type { Batch } from '../store/batches.ts';
import { findPath } from './find-path.ts';

// What was read of a file waits in the file store between reading and saving, so that a restart need not read again:
// its pieces, each behind its length.

const keyOf = (batch: Pick<Batch, 'storageKey'>): string => `${batch.storageKey}.pieces.zst`;

/** Bytes of the length before a piece. */
const lengthBytes = 4;

/**
 * What this process has read last: where it also saves it, as a single server does, the file need not be unpacked and
 * checked again. Given away once, and forgotten when nobody asks soon.
 */
let justRead: { readonly key: string; readonly parsed: ParsedFile; readonly timer: NodeJS.Timeout } | undefined;
const rememberedFor = 5_000;

function remember(key: string, parsed: ParsedFile): void {
  forget();
  justRead = { key, parsed, timer: setTimeout(forget, rememberedFor).unref() };
}

function forget(): void {
  clearTimeout(justRead?.timer);
  justRead = undefined;
}

function takeJustRead(key: string): ParsedFile | undefined {
  if (justRead?.key !== key) return undefined;
  const { parsed } = justRead;
  forget();
  return parsed;
}

export async function keepParsedFile(batch: Batch, parsed: ParsedFile): Promise<void> {
  const framed = function* (): Generator<Buffer> {
    for (const piece of piecesOf(parsed)) {
      const bytes = serialize(piece);
      const length = Buffer.alloc(lengthBytes);
      length.writeUInt32LE(bytes.length);
      yield length;
      yield bytes;
    }
  };
  await files().put(keyOf(batch), Readable.from(framed()).pipe(createZstdCompress()));
  remember(keyOf(batch), parsed);
}

/** Undefined when it is not there, e.g. because another version of the program wrote it. @throws when it is broken */
export async function loadParsedFile(batch: Batch): Promise<ParsedFile | undefined> {
  // First, because finding the path fetches the file where files lie in a bucket.
  const known = takeJustRead(keyOf(batch));
  if (known) return known;
  const path = await findPath(keyOf(batch));
  if (path === undefined) return undefined;
  const stored = createReadStream(path);
  const unpacked = stored.pipe(createZstdDecompress());
  stored.on('error', (error) => unpacked.destroy(error));
  const file = new FileInPieces();
  for await (const bytes of frames(unpacked)) {
    const piece = readingAnswerSchema.parse(deserialize(bytes));
    if (piece.kind === 'end') return file.finish(piece);
    if (piece.kind === 'stage' || piece.kind === 'rows' || piece.kind === 'refused')
      throw new Error(`${piece.kind} is no piece of a file`);
    file.add(piece);
  }
  throw new Error('what was read of the file breaks off');
}

/** Cuts a stream into its pieces; one that breaks off in a piece ends before it. */
async function* frames(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  let wanted: number | undefined;
  for await (const part of stream) {
    parts.push(part);
    size += part.length;
    while (size >= (wanted ?? lengthBytes)) {
      const all = Buffer.concat(parts);
      const end = wanted ?? lengthBytes;
      const found = all.subarray(0, end);
      if (wanted !== undefined) yield found;
      wanted = wanted === undefined ? found.readUInt32LE() : undefined;
      parts = [all.subarray(end)];
      size -= end;
    }
  }
}

export async function removeParsedFile(batch: Pick<Batch, 'storageKey'>): Promise<void> {
  await files().remove(keyOf(batch));
}
