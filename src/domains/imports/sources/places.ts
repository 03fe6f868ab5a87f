import { cellText } from '../formats/cell-text.ts';
import { columnLetter, type Cell, type Row } from '../formats/workbook.ts';
import type { IssuePlace } from '../parsed-gradebook.ts';
import { headerText } from './headers.ts';

/** A sheet and the row that names its columns: what is needed to say where something stands. */
export interface NamedSheet {
  readonly sheet: string;
  readonly header: Row;
  /** 1-based. */
  readonly headerRow: number;
}

/** A row of a sheet with its number. */
export interface PlacedRow {
  /** 1-based, as the spreadsheet shows it. */
  readonly number: number;
  readonly cells: Row;
}

/** A sheet with the rows below its header that are read. */
export interface SheetOfRows extends NamedSheet {
  readonly rows: readonly PlacedRow[];
}

/** Where something stands, for an issue; a column is named by its letter and its header. */
export function placeIn(
  { sheet, header }: Pick<NamedSheet, 'sheet' | 'header'>,
  { row, column, cell }: { row?: number; column?: number | undefined; cell?: Cell | undefined },
): IssuePlace {
  const name = column === undefined ? '' : headerText(header[column]);
  const value = cellText(cell);
  return {
    sheet,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column: columnLetter(column) + (name === '' ? '' : ` «${name}»`) }),
    ...(value === '' ? {} : { value }),
  };
}
