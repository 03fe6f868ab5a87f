import type { PlainCells } from './plain-cells.ts';
import { nine, zero } from './bytes.ts';
import { NumberScanner } from './number-scanner.ts';

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const quote = 0x22;
const equals = 0x3d;
const letterA = 0x41;
const letterZ = 0x5a;

const row = Buffer.from('<row');
const endOfRow = Buffer.from('</row>');
const cell = Buffer.from('<c');
const endOfCell = Buffer.from('</c>');
const value = Buffer.from('<v>');
const endOfValue = Buffer.from('</v></c>');

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** What a cell's tag says; undefined attributes are absent. */
interface CellTag {
  column: number;
  format: number;
  /** `n` a number, `s` a shared text, `?` something else. */
  type: 'n' | 's' | '?';
  isEmpty: boolean;
}

/** Goes through the bytes of `<sheetData>` once, from `#at` to `#end`; any byte it does not expect ends the scan. */
export class CellScanner {
  readonly #bytes: Buffer;
  #at: number;
  readonly #end: number;
  readonly #cells: PlainCells;
  readonly #limits: { readonly rows: number; readonly columns: number };
  readonly #numbers: NumberScanner;
  readonly #left: Buffer[] = [];
  readonly #tag: CellTag = { column: 0, format: 0, type: 'n', isEmpty: false };

  constructor(
    bytes: Buffer,
    start: number,
    end: number,
    cells: PlainCells,
    limits: { readonly rows: number; readonly columns: number },
  ) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    this.#cells = cells;
    this.#limits = limits;
    this.#numbers = new NumberScanner(bytes);
  }

  /** @returns the bytes of what was not taken; undefined when the bytes are not as expected */
  scan(): Buffer[] | undefined {
    let last = 0;
    for (;;) {
      this.#skipBlanks();
      if (this.#at === this.#end) return this.#left;
      const number = this.#scanRow(last);
      if (number === undefined) return undefined;
      last = number;
    }
  }

  /** @returns the number of the row, which is greater than that of the one before */
  #scanRow(before: number): number | undefined {
    const start = this.#at;
    if (!this.#starts(row) || !isBlank(this.#bytes[this.#at])) return undefined;
    const close = this.#bytes.indexOf(greaterThan, this.#at);
    if (close < 0 || close > this.#end) return undefined;
    const tag = this.#bytes.toString('latin1', this.#at, close);
    const number = Number(/^(?:[^"]*"[^"]*")*?\s+r="(\d{1,7})"/.exec(tag)?.[1] ?? 0);
    if (number <= before) return undefined;
    this.#at = close + 1;
    if (tag.endsWith('/')) return number;
    if (number > this.#limits.rows) {
      const end = this.#bytes.indexOf(endOfRow, this.#at);
      if (end < 0 || end > this.#end) return undefined;
      this.#at = end + endOfRow.length;
      return number;
    }
    return this.#scanCells(number, start) ? number : undefined;
  }

  /** Scans the cells of a row whose tag begins at `start`. */
  #scanCells(number: number, start: number): boolean {
    const openTag = this.#bytes.subarray(start, this.#at);
    // Cells that stay lie from here to there in the file; neighbours are kept as one.
    let from = -1;
    let to = -1;
    const leftBefore = this.#left.length;
    const leave = (): void => {
      if (from < 0) return;
      if (this.#left.length === leftBefore) this.#left.push(openTag);
      this.#left.push(this.#bytes.subarray(from, to));
      from = -1;
    };
    let before = -1;
    for (;;) {
      this.#skipBlanks();
      if (this.#starts(endOfRow)) break;
      const begin = this.#at;
      if (!this.#scanTag(number) || this.#tag.column <= before || this.#tag.column > this.#limits.columns) return false;
      before = this.#tag.column;
      if (this.#take(number, before)) continue;
      if (begin !== to) leave();
      if (from < 0) from = begin;
      to = this.#at;
    }
    leave();
    if (this.#left.length > leftBefore) this.#left.push(endOfRow);
    return true;
  }

  /** Takes the cell whose tag was read, when it is plain; goes to its end in any case. @returns whether it took it */
  #take(number: number, column: number): boolean {
    const { type, format, isEmpty } = this.#tag;
    if (isEmpty) return type !== '?';
    const start = this.#at;
    if (type !== '?' && this.#starts(endOfCell)) return true;
    if (type !== '?' && this.#starts(value)) {
      const found = this.#numbers.scan(this.#at, type === 's');
      this.#at = this.#numbers.end;
      if (found !== undefined && this.#starts(endOfValue) && this.#add(number, column, type, format, found))
        return true;
    }
    const end = this.#bytes.indexOf(endOfCell, start);
    this.#at = end < 0 ? this.#end + 1 : end + endOfCell.length;
    return false;
  }

  #add(number: number, column: number, type: 'n' | 's', format: number, found: number): boolean {
    if (type === 's') {
      this.#cells.addText(number, column, found);
      return true;
    }
    if (!this.#cells.samples.has(format)) {
      this.#cells.samples.set(format, { row: number, column });
      return false;
    }
    this.#cells.addNumber(number, column, format, found);
    return true;
  }

  /** Reads `<c r="B7" s="1" t="s">`. */
  #scanTag(number: number): boolean {
    if (!this.#starts(cell)) return false;
    const tag = this.#tag;
    tag.column = -1;
    tag.format = 0;
    tag.type = 'n';
    for (;;) {
      const hadBlank = this.#skipBlanks();
      const byte = this.#bytes[this.#at];
      if (byte === greaterThan || byte === slash) {
        tag.isEmpty = byte === slash;
        if (tag.isEmpty && this.#bytes[this.#at + 1] !== greaterThan) return false;
        this.#at += tag.isEmpty ? 2 : 1;
        return tag.column >= 0;
      }
      if (!hadBlank || byte === lessThan || !this.#scanAttribute(number)) return false;
    }
  }

  #scanAttribute(number: number): boolean {
    const nameStart = this.#at;
    const sign = this.#find(equals, nameStart);
    const open = sign + 1;
    if (this.#bytes[open] !== quote) return false;
    const close = this.#find(quote, open + 1);
    if (close >= this.#end) return false;
    this.#at = close + 1;
    const first = this.#bytes[nameStart];
    const isShort = sign - nameStart === 1;
    if (isShort && first === 0x72) return this.#readPlace(open + 1, close, number);
    if (isShort && first === 0x73) return this.#readFormat(open + 1, close);
    if (isShort && first === 0x74) this.#readType(open + 1, close);
    else this.#tag.type = '?';
    return true;
  }

  #readPlace(from: number, to: number, number: number): boolean {
    let at = from;
    let column = 0;
    for (let byte = this.#bytes[at] ?? 0; byte >= letterA && byte <= letterZ; byte = this.#bytes[at] ?? 0) {
      column = column * 26 + byte - letterA + 1;
      at += 1;
    }
    let found = 0;
    for (let byte = this.#bytes[at] ?? 0; byte >= zero && byte <= nine; byte = this.#bytes[at] ?? 0) {
      found = found * 10 + byte - zero;
      at += 1;
    }
    this.#tag.column = column - 1;
    return at === to && found === number;
  }

  #readFormat(from: number, to: number): boolean {
    const found = this.#numbers.scan(from, true);
    if (found === undefined || this.#numbers.end !== to || found > 0xffff) return false;
    this.#tag.format = found;
    return true;
  }

  #readType(from: number, to: number): void {
    const byte = this.#bytes[from];
    const isKnown = to - from === 1 && (byte === 0x6e || byte === 0x73);
    if (this.#tag.type !== '?') this.#tag.type = isKnown ? (byte === 0x73 ? 's' : 'n') : '?';
  }

  /** Where the byte comes next; `#end` when it does not. Attributes are short: a search of the buffer would take longer. */
  #find(byte: number, from: number): number {
    let at = from;
    while (at < this.#end && this.#bytes[at] !== byte) at += 1;
    return at;
  }

  /** Whether the text is next; goes behind it. */
  #starts(text: Buffer): boolean {
    for (let index = 0; index < text.length; index += 1) {
      if (this.#bytes[this.#at + index] !== text[index]) return false;
    }
    this.#at += text.length;
    return true;
  }

  #skipBlanks(): boolean {
    const start = this.#at;
    while (isBlank(this.#bytes[this.#at])) this.#at += 1;
    return this.#at > start;
  }
}
