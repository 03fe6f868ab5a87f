/** A date or time of a spreadsheet: days since 1899-12-30, wherever the workbook's own epoch lies. */
export interface DateCell {
  readonly kind: 'date';
  readonly serial: number;
  /** False when the cell shows a date only. */
  readonly hasTime: boolean;
}

/** `#N/A`, `#REF!` and the like. */
export interface FaultCell {
  readonly kind: 'fault';
  readonly fault: string;
}

/** A formula whose value the program that wrote the file did not compute. */
export interface UncomputedCell {
  readonly kind: 'uncomputed';
}

/** A number shown as a percentage: 85.5 of a cell that shows 85.5 %, whatever the file keeps. */
export interface PercentCell {
  readonly kind: 'percent';
  readonly percent: number;
}

/** A blank cell is null: neither text of blanks only nor a missing cell is anything else. */
export type Cell = null | string | number | boolean | DateCell | FaultCell | UncomputedCell | PercentCell;

export type Row = readonly Cell[];

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Row 1 of the spreadsheet first. Rows and cells without content at the end are left out. */
  readonly rows: readonly Row[];
}

export type WorkbookFormat = 'xlsx' | 'xlsb' | 'ods' | 'xls' | 'csv';

export interface Workbook {
  readonly format: WorkbookFormat;
  /** What stands between the fields of a csv file. */
  readonly delimiter?: string;
  readonly sheets: readonly Sheet[];
}

/** Letter of a column, `A` for 0, `AA` for 26. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
