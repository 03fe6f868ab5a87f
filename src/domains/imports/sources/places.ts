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

/** Where something stands, for an issue; a column is named by its letter and its header. */
export function placeIn(
  { sheet, header }: Pick<NamedSheet, 'sheet' | 'header'>,
  { row, column, cell }: { row?: number; column?: number; cell?: Cell | undefined },
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
