import type { WorkSheet } from '@e965/xlsx';
import { ReadingError } from '../../reading-error.ts';
import { formatOf, isDense, numberReader, textCell } from '../sheet-rows.ts';
import type { Cell } from '../workbook.ts';
import type { PlainCells } from './plain-cells.ts';

/**
 * Puts plain cells among the rows of the sheet they were taken from.
 *
 * @param sheet what SheetJS read of the rest: how formats show numbers stands with the samples
 * @param texts the shared texts
 * @returns takes the rows that were made of the rest
 * @throws ReadingError file.damaged when a cell refers to something that is not there
 */
export function putPlainCells(
  cells: PlainCells,
  sheet: WorkSheet,
  uses1904: boolean,
  texts: readonly { readonly t?: string }[],
): (rows: Cell[][]) => void {
  const data = isDense(sheet) ? sheet['!data'] : [];
  const readers: ((value: number) => Cell)[] = [];
  for (const [format, { row, column }] of cells.samples) {
    const sample = data[row - 1]?.[column];
    if (!sample) throw new ReadingError('file.damaged');
    readers[format] = numberReader(formatOf(sample), uses1904);
  }
  const cleaned: (string | null | undefined)[] = [];
  const textAt = (index: number): string | null => {
    const text = texts[index];
    if (text === undefined) throw new ReadingError('file.damaged');
    return (cleaned[index] ??= textCell(text.t ?? ''));
  };
  return (rows) => {
    const put = (row: number, column: number, cell: Cell): void => {
      if (cell === null) return;
      while (rows.length < row) rows.push([]);
      const there = rows[row - 1];
      if (!there) return;
      while (there.length < column) there.push(null);
      there[column] = cell;
    };
    cells.forEach(
      (row, column, value, format) => {
        const read = readers[format];
        if (!read) throw new Error('a number of a format without a sample');
        put(row, column, Number.isFinite(value) ? read(value) : null);
      },
      (row, column, index) => {
        put(row, column, textAt(index));
      },
    );
  };
}
