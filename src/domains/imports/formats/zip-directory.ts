import { isUtf8 } from 'node:buffer';
import { ReadingError } from '../reading-error.ts';

/** One part of a zip file, as the central directory declares it; nothing of it is to be trusted. */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly unpackedSize: number;
  /** Where the local header of the part begins. */
  readonly offset: number;
}

const endSize = 22;
const longestComment = 0xffff;
const entrySize = 46;
const inZip64 = 0xffff_ffff;

/** Windows writes Russian names in the code page of its console, and does not say so. */
function decodeName(bytes: Uint8Array): string {
  return isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : new TextDecoder('ibm866').decode(bytes);
}

function findEnd(file: Buffer): number {
  for (let at = file.length - endSize; at >= Math.max(0, file.length - endSize - longestComment); at -= 1) {
    if (file.readUInt32LE(at) === 0x06054b50) return at;
  }
  throw new ReadingError('file.truncated');
}

/** Sizes of 4 GB and more stand in an extra field; some writers put all sizes there. */
function readZip64(extra: Buffer, declared: readonly number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return declared.map((value) => {
      if (value !== inZip64 || next + 8 > extra.length) return value;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return [...declared];
}

/**
 * The parts of a zip file from its central directory.
 *
 * @throws ReadingError file.truncated, file.damaged, file.too_many_parts
 */
export function listZipEntries(file: Buffer, maxEntries: number): ZipEntry[] {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  if (count > maxEntries) throw new ReadingError('file.too_many_parts', { entries: maxEntries });
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + entrySize > end || file.readUInt32LE(at) !== 0x02014b50) throw new ReadingError('file.damaged');
    const nameEnd = at + entrySize + file.readUInt16LE(at + 28);
    const extraEnd = nameEnd + file.readUInt16LE(at + 30);
    const declared = [file.readUInt32LE(at + 24), file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)];
    const [unpackedSize = 0, packedSize = 0, offset = 0] = readZip64(file.subarray(nameEnd, extraEnd), declared);
    entries.push({
      name: decodeName(file.subarray(at + entrySize, nameEnd)).replaceAll('\\', '/'),
      encrypted: (file.readUInt16LE(at + 8) & 0x2041) !== 0,
      method: file.readUInt16LE(at + 10),
      checksum: file.readUInt32LE(at + 16),
      packedSize,
      unpackedSize,
      offset,
    });
    at = extraEnd + file.readUInt16LE(at + 32);
  }
  return entries;
}
