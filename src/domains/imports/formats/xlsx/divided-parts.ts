import type { WorkBook } from '@e965/xlsx';
import { rowsToRead, type ReadingLimits } from '../limits.ts';
import type { UnpackedZip } from '../run-sheetjs.ts';
import type { PlainCells } from './plain-cells.ts';
import { takePlainCells, type DividedSheet } from './take-plain-cells.ts';

/** The parts of an xlsx file without the plain cells of its worksheets, and these cells. */
export class DividedParts {
  readonly #divided = new Map<string, DividedSheet>();
  readonly #parts: ReadonlyMap<string, Buffer>;
  /** Worksheets in the order in which they were read. */
  readonly #read: string[] = [];

  constructor(parts: ReadonlyMap<string, Buffer>, limits: ReadingLimits) {
    this.#parts = parts;
    for (const [name, content] of parts) {
      if (!isSheet(name)) continue;
      const divided = takePlainCells(content, rowsToRead(limits), limits.columns);
      if (divided) this.#divided.set(name, divided);
    }
  }

  zip(): UnpackedZip {
    const part = (name: string, content: Buffer) => ({
      name,
      asNodeBuffer: () => {
        if (isSheet(name)) this.#read.push(name);
        return this.#divided.get(name)?.rest ?? content;
      },
    });
    return { files: Object.fromEntries([...this.#parts].map(([name, content]) => [name, part(name, content)])) };
  }

  /**
   * The plain cells of each sheet of the workbook, which was read from `zip()`: SheetJS opens the parts of sheets one
   * after the other, in the order of the sheets. Undefined when it has not: then nobody can say which part is which sheet.
   */
  cellsOf({ SheetNames: names }: WorkBook): (PlainCells | undefined)[] | undefined {
    if (this.#read.length !== names.length || new Set(names).size !== names.length) return undefined;
    return this.#read.map((name) => this.#divided.get(name)?.cells);
  }
}

const isSheet = (name: string): boolean => /(^|\/)\w*sheets\/[^/]+\.xml$/i.test(name);
