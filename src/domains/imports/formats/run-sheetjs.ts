import type { ParsingOptions, WorkBook } from '@e965/xlsx';
import { ReadingError } from '../reading-error.ts';
import { withoutControls } from './clean-text.ts';
import { rowsToRead, type ReadingLimits } from './limits.ts';
import { sheetRows } from './sheet-rows.ts';
import type { Workbook, WorkbookFormat } from './workbook.ts';

/** The shape of a zip whose parts are already unpacked, as SheetJS takes it from JSZip. */
export interface UnpackedZip {
  readonly files: Readonly<Record<string, { readonly name: string; asNodeBuffer(): Buffer }>>;
}

declare module '@e965/xlsx' {
  /** Exported since long ago, but not in its types. */
  export function parse_zip(zip: UnpackedZip, options: ParsingOptions): WorkBook;
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
 * @throws ReadingError file.damaged, file.no_sheets
 */
export function runSheetJs(
  format: WorkbookFormat,
  limits: ReadingLimits,
  parser: (options: ParsingOptions) => WorkBook,
): Workbook {
  const options = { dense: true, cellNF: true, cellText: false, cellHTML: false, sheetRows: rowsToRead(limits) };
  const workbook = parse(parser, options);
  if (workbook.SheetNames.length === 0) throw new ReadingError('file.no_sheets');
  const uses1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sheets = workbook.SheetNames.map((name, index) => {
    const sheet = workbook.Sheets[name];
    // SheetJS leaves out a sheet it could not read.
    if (!sheet) throw new ReadingError('file.damaged');
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return {
      name: withoutControls(name),
      hidden,
      rows: sheetRows(sheet, uses1904, rowsToRead(limits), limits.columns),
    };
  });
  return { format, sheets };
}
