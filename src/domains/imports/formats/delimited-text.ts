import { ReadingError } from '../reading-error.ts';
import { countRow, expectRows } from './row-meter.ts';
import { textCell, withoutBlankEnds } from './sheet-rows.ts';
import type { Cell, Row } from './workbook.ts';

const delimiters = [',', ';', '\t', '|'];

const sampleBytes = 4_096;

/** Whether text lies there as UTF-16 without its byte order mark: every ASCII letter of its headers ends with a zero. */
function isBareUtf16(bytes: Uint8Array): boolean {
  if (bytes.length % 2 !== 0) return false;
  const letters = bytes.subarray(0, sampleBytes);
  let ascii = 0;
  for (let at = 0; at < letters.length; at += 2) {
    const [low = 0, high = 0] = [letters[at], letters[at + 1]];
    if (high !== 0) continue;
    if (low < 0x20 && low !== 0x09 && low !== 0x0a && low !== 0x0d) return false;
    if (low < 0x80) ascii += 1;
  }
  return ascii > letters.length / 16;
}

/**
 * Text of a file in UTF-8, UTF-16, or the windows-1251 of a Russian Excel.
 *
 * @returns undefined when the bytes are no text
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isBareUtf16(bytes)) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** Longer than any first line that tells the delimiter. */
const startOfText = 65_536;

/** The delimiter that occurs most often in the first line, outside quotes; undefined when none does. */
export function findDelimiter(text: string): string | undefined {
  const start = text.slice(0, startOfText).replace(/"[^"]*"/g, '');
  const line = /^\s*([^\r\n]*)/.exec(start)?.[1] ?? '';
  const counted = delimiters.map((delimiter) => ({ delimiter, count: line.split(delimiter).length - 1 }));
  const most = counted.reduce((best, next) => (next.count > best.count ? next : best));
  return most.count > 0 ? most.delimiter : undefined;
}

/** Blanks around the quotes of a field, as some systems write them after a delimiter. */
const paddedQuotes = / +"(?:[^"]|"")*" *(?=[,;\t|\r\n]|$)/y;

/** A field from `start`; `end` is where its delimiter, line break or the end of the text stands. */
function readField(text: string, start: number, delimiter: string): { field: string; end: number } {
  if (text[start] === ' ') {
    paddedQuotes.lastIndex = start;
    const padded = paddedQuotes.exec(text)?.[0];
    if (padded !== undefined && [delimiter, '\r', '\n', undefined].includes(text[start + padded.length])) {
      return { field: padded.trim().slice(1, -1).replaceAll('""', '"'), end: start + padded.length };
    }
  }
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
    return { field: text.slice(start, end), end };
  }
  let field = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw new ReadingError('file.truncated');
    field += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { field, end: quote + 1 };
    field += '"';
    from = quote + 2;
  }
}

/** Lines with text; a line break inside quotes makes them a few more than rows. */
function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < text.length - 1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/**
 * Rows of comma-, semicolon-, tab- or bar-separated text with quotes as RFC 4180 has them. Every cell is text.
 *
 * @throws ReadingError file.not_spreadsheet when the first line has no delimiter; file.truncated when a quote is not
 *   closed; file.damaged when something stands between a closing quote and the delimiter
 */
export function readDelimited(text: string, maxRows: number): Row[] {
  const delimiter = findDelimiter(text);
  if (delimiter === undefined) throw new ReadingError('file.not_spreadsheet', { kind: 'TXT' });
  const rows: Cell[][] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  expectRows(Math.min(countLines(text), maxRows));
  while (at < text.length && rows.length < maxRows) {
    const row: Cell[] = [];
    for (;;) {
      const { field, end } = readField(text, at, delimiter);
      row.push(textCell(field));
      at = end + 1;
      if (text[end] === delimiter) continue;
      if (text[end] === '\r' && text[at] === '\n') at += 1;
      else if (end < text.length && text[end] !== '\n' && text[end] !== '\r') throw new ReadingError('file.damaged');
      break;
    }
    rows.push(row);
    countRow();
  }
  return withoutBlankEnds(rows);
}
