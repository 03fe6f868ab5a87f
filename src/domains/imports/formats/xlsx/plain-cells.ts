/** Where a cell stands: 1-based row, 0-based column. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Marks a cell whose value is the index of a shared text. */
const sharedText = -1;

/**
 * Cells of a sheet that hold a number or a shared text and nothing else, in columns: a million of them take 18 MB.
 * They come in the order of the file, from the top and from the left.
 */
export class PlainCells {
  #rows = new Uint32Array(1024);
  #columns = new Uint16Array(1024);
  #formats = new Int32Array(1024);
  #values = new Float64Array(1024);
  #length = 0;
  /** A cell of each format, which was not taken, so that somebody else can say how the format shows a number. */
  readonly samples = new Map<number, CellPlace>();

  get length(): number {
    return this.#length;
  }

  addNumber(row: number, column: number, format: number, value: number): void {
    this.#add(row, column, format, value);
  }

  addText(row: number, column: number, index: number): void {
    this.#add(row, column, sharedText, index);
  }

  #add(row: number, column: number, format: number, value: number): void {
    const at = this.#length;
    if (at === this.#rows.length) this.#grow();
    this.#rows[at] = row;
    this.#columns[at] = column;
    this.#formats[at] = format;
    this.#values[at] = value;
    this.#length = at + 1;
  }

  #grow(): void {
    const length = this.#rows.length * 2;
    const [rows, columns, formats, values] = [this.#rows, this.#columns, this.#formats, this.#values];
    this.#rows = new Uint32Array(length);
    this.#rows.set(rows);
    this.#columns = new Uint16Array(length);
    this.#columns.set(columns);
    this.#formats = new Int32Array(length);
    this.#formats.set(formats);
    this.#values = new Float64Array(length);
    this.#values.set(values);
  }

  /** Calls one of two for each cell. */
  forEach(
    onNumber: (row: number, column: number, value: number, format: number) => void,
    onText: (row: number, column: number, index: number) => void,
  ): void {
    for (let at = 0; at < this.#length; at += 1) {
      const row = this.#rows[at] ?? 0;
      const column = this.#columns[at] ?? 0;
      const format = this.#formats[at] ?? 0;
      const value = this.#values[at] ?? 0;
      if (format === sharedText) onText(row, column, value);
      else onNumber(row, column, value, format);
    }
  }
}
