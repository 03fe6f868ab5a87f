import { ReadingError } from '../reading-error.ts';
import { decodeText, findDelimiter, readDelimited } from './delimited-text.ts';
import { rowsToRead, type ReadingLimits } from './limits.ts';
import { readOle } from './read-ole.ts';
import { readZip } from './read-zip.ts';
import { markupKind, recogniseContent } from './recognise-content.ts';
import type { Workbook } from './workbook.ts';

function readText(file: Buffer, fileName: string, limits: ReadingLimits): Workbook {
  const text = decodeText(file);
  if (text === undefined) throw new ReadingError('file.unknown_content');
  if (text.trim() === '') throw new ReadingError('file.empty');
  const kind = markupKind(text);
  if (kind) throw new ReadingError('file.not_spreadsheet', { kind });
  const name = fileName.replace(/\.[^.]*$/, '');
  const rows = readDelimited(text, rowsToRead(limits));
  const delimiter = findDelimiter(text);
  return { format: 'csv', ...(delimiter && { delimiter }), sheets: [{ name, hidden: false, rows }] };
}

/**
 * Reads a workbook, by its content and not by its name, under limits of size.
 *
 * @param file the bytes of an xlsx, xlsb, ods, xls or csv file
 * @param fileName gives the one sheet of a csv file its name
 * @throws ReadingError
 */
export function readWorkbook(file: Buffer, fileName: string, limits: ReadingLimits): Workbook {
  if (file.length === 0) throw new ReadingError('file.empty');
  if (file.length > limits.fileBytes) {
    throw new ReadingError('file.too_large', { megabytes: Math.round(limits.fileBytes / 2 ** 20) });
  }
  const content = recogniseContent(file);
  if (content === 'zip') return readZip(file, limits);
  if (content === 'ole') return readOle(file, limits);
  if (content === 'text') return readText(file, fileName, limits);
  throw new ReadingError('file.not_spreadsheet', { kind: content.kind });
}
