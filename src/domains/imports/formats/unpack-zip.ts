import { crc32, inflateRawSync } from 'node:zlib';
import { ReadingError } from '../reading-error.ts';
import type { ReadingLimits } from './limits.ts';
import type { ZipEntry } from './zip-directory.ts';

const localHeaderSize = 30;
/** Small files may shrink as much as they like: a sheet of a thousand formatted empty rows shrinks 200 times. */
const ratioMattersFrom = 16 * 2 ** 20;

/** What may still be unpacked, and the error for what may not. */
function remaining(
  packed: number,
  unpackedSoFar: number,
  limits: ReadingLimits,
): { bytes: number; error: ReadingError } {
  const byRatio = Math.max(ratioMattersFrom, packed * limits.unpackingRatio);
  return byRatio < limits.unpackedBytes
    ? {
        bytes: byRatio - unpackedSoFar,
        error: new ReadingError('file.packed_too_tightly', { ratio: limits.unpackingRatio }),
      }
    : {
        bytes: limits.unpackedBytes - unpackedSoFar,
        error: new ReadingError('file.unpacks_too_large', { megabytes: Math.round(limits.unpackedBytes / 2 ** 20) }),
      };
}

function inflate(packed: Buffer, entry: ZipEntry, maxBytes: number, tooLarge: ReadingError): Buffer {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new ReadingError('file.damaged');
  try {
    // zlib stops at the limit, whatever size the file declares.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes), chunkSize: 2 ** 18 });
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge;
    throw new ReadingError('file.damaged', {}, { cause: error });
  }
}

function packedBytes(file: Buffer, entry: ZipEntry): Buffer {
  const { offset } = entry;
  if (offset + localHeaderSize > file.length) throw new ReadingError('file.truncated');
  if (file.readUInt32LE(offset) !== 0x04034b50) throw new ReadingError('file.damaged');
  const start = offset + localHeaderSize + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  if (start + entry.packedSize > file.length) throw new ReadingError('file.truncated');
  return file.subarray(start, start + entry.packedSize);
}

/**
 * Unpacks parts of a zip file under limits of size and of growth, which hold for what comes out, not for what the file
 * declares, and checks each part's checksum.
 *
 * @returns content by name
 * @throws ReadingError file.password_protected, file.unpacks_too_large, file.packed_too_tightly, file.truncated,
 *   file.damaged
 */
export function unpackZip(file: Buffer, entries: readonly ZipEntry[], limits: ReadingLimits): Map<string, Buffer> {
  if (entries.some((entry) => entry.encrypted)) throw new ReadingError('file.password_protected');
  const declared = entries.reduce((sum, entry) => sum + entry.unpackedSize, 0);
  const atFirst = remaining(file.length, 0, limits);
  if (declared > atFirst.bytes) throw atFirst.error;
  const parts = new Map<string, Buffer>();
  let unpacked = 0;
  for (const entry of entries) {
    const left = remaining(file.length, unpacked, limits);
    const content = inflate(packedBytes(file, entry), entry, left.bytes, left.error);
    unpacked += content.length;
    if (unpacked > limits.unpackedBytes) throw left.error;
    if (crc32(content) !== entry.checksum) throw new ReadingError('file.damaged');
    parts.set(entry.name, content);
  }
  return parts;
}
