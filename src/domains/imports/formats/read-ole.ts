import { read } from '@e965/xlsx';
import { ReadingError } from '../reading-error.ts';
import type { ReadingLimits } from './limits.ts';
import { runSheetJs } from './run-sheetjs.ts';
import type { Workbook } from './workbook.ts';

/** Size of a directory entry of an OLE file, and so its alignment. */
const entrySize = 128;
const typeOffset = 66;
const stream = 2;

/** Whether an OLE file has a stream of this name. */
function hasStream(file: Buffer, name: string): boolean {
  const wanted = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = file.indexOf(wanted); at >= 0; at = file.indexOf(wanted, at + 1)) {
    if (at % entrySize === 0 && file[at + typeOffset] === stream) return true;
  }
  return false;
}

const beginOfWorkbook = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]);
const beginSize = 20;
const writeProtect = 0x86;
const filePass = 0x2f;

/** Whether an xls workbook begins with the record that announces encryption. */
function isEncrypted(file: Buffer): boolean {
  const start = file.indexOf(beginOfWorkbook);
  if (start < 0) return false;
  let at = start + beginSize;
  while (at + 4 <= file.length && file.readUInt16LE(at) === writeProtect) at += 4 + file.readUInt16LE(at + 2);
  return at + 4 <= file.length && file.readUInt16LE(at) === filePass;
}

/**
 * Reads an xls file. A protected xlsx is an OLE file too: its zip is an encrypted stream.
 *
 * @throws ReadingError
 */
export function readOle(file: Buffer, limits: ReadingLimits): Workbook {
  if (hasStream(file, 'EncryptedPackage') || isEncrypted(file)) throw new ReadingError('file.password_protected');
  if (!hasStream(file, 'Workbook') && !hasStream(file, 'Book')) {
    throw new ReadingError('file.not_spreadsheet', { kind: 'OLE' });
  }
  return runSheetJs('xls', limits, (options) => read(file, { ...options, type: 'buffer' }));
}
