import type { ParsingOptions, WorkBook } from '@e965/xlsx';
import { ReadingError } from '../reading-error.ts';
import { withoutControls } from './clean-text.ts';
import { rowsToRead, type ReadingLimits } from './limits.ts';
import { sheetRows } from './sheet-rows.ts';
import { putPlainCells } from './xlsx/put-plain-cells.ts';
import type { PlainCells } from './xlsx/plain-cells.ts';
import type { Workbook, WorkbookFormat } from './workbook.ts';

/** The shape of a zip whose parts are already unpacked, as SheetJS takes it from JSZip. */
export interface UnpackedZip {
  readonly files: Readonly<Record<string, { readonly name: string; asNodeBuffer(): Buffer }>>;
}

declare module '@e965/xlsx' {
  /** Exported since long ago, but not in its types. */
  export function parse_zip(zip: UnpackedZip, options: ParsingOptions): WorkBook;
  interface WorkBook {
    /** The shared texts of an xlsx file. */
    Strings?: readonly { readonly t?: string }[];
  }
}

/** SheetJS throws whatever it stumbles over. */
function parse(parser: (options: ParsingOptions) => WorkBook, options: ParsingOptions): WorkBook {
  try {
    return parser(options);
  } catch (error) {
    throw new ReadingError('file.damaged', {}, { cause: error });
  }
}

/**
 * Runs SheetJS and takes of its workbook what we read.
 *
 * @param plainCells of each sheet, the cells that SheetJS was not given; asked when it has read the file
 * @throws ReadingError file.damaged, file.no_sheets
 */
export function runSheetJs(
  format: WorkbookFormat,
  limits: ReadingLimits,
  parser: (options: ParsingOptions) => WorkBook,
  plainCells: (workbook: WorkBook) => readonly (PlainCells | undefined)[] = () => [],
): Workbook {
  const options = { dense: true, cellNF: true, cellText: false, cellHTML: false, sheetRows: rowsToRead(limits) };
  const workbook = parse(parser, options);
  if (workbook.SheetNames.length === 0) throw new ReadingError('file.no_sheets');
  const uses1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const plain = plainCells(workbook);
  const sheets = workbook.SheetNames.map((name, index) => {
    const sheet = workbook.Sheets[name];
    // SheetJS leaves out a sheet it could not read.
    if (!sheet) throw new ReadingError('file.damaged');
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const cells = plain[index];
    // Before the rows, for which SheetJS's cells are let go.
    const put = cells && putPlainCells(cells, sheet, uses1904, workbook.Strings ?? []);
    const rows = sheetRows(sheet, uses1904, rowsToRead(limits), limits.columns);
    put?.(rows);
    return { name: withoutControls(name), hidden, rows };
  });
  return { format, sheets };
}
