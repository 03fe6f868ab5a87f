import type { Row, Sheet, Workbook } from '../formats/workbook.ts';
import { headerText } from './headers.ts';
import { visibleSheets } from './read-tables.ts';
import type { LayoutColumns, LayoutHeader, ScoreLayout } from './score-layout.ts';
import type { Detection } from './source.ts';

/** Titles and notes may stand above the header. */
const rowsAboveHeader = 20;

/** A sheet whose header row is known. */
export interface FoundHeader extends Omit<LayoutHeader, 'fileName'> {
  /** 0-based. */
  readonly index: number;
  readonly detection: Detection;
}

const headersOfRows = new WeakMap<Row, readonly string[]>();

/** The texts of a row, which are the same for each layout that is tried on it. */
function headersOfRow(row: Row): readonly string[] {
  const headers = headersOfRows.get(row) ?? Array.from(row, (cell) => headerText(cell));
  headersOfRows.set(row, headers);
  return headers;
}

/** The row near the top that resembles the headers of a layout most; undefined when none resembles them at all. */
export function findLayoutHeader(sheet: Sheet, layout: ScoreLayout): FoundHeader | undefined {
  let best: FoundHeader | undefined;
  for (const [index, row] of sheet.rows.slice(0, rowsAboveHeader).entries()) {
    const headers = headersOfRow(row);
    const below = sheet.rows.slice(index + 1);
    const detection = layout.recognise(headers, below);
    if (detection.score <= (best?.detection.score ?? 0)) continue;
    best = { index, headers, detection, above: sheet.rows.slice(0, index), below };
  }
  return best;
}

/** How surely a workbook is of a layout: as its best sheet is. */
export function detectLayout(workbook: Workbook, layout: ScoreLayout): Detection {
  const found = visibleSheets(workbook).flatMap((sheet) => findLayoutHeader(sheet, layout) ?? []);
  const [best] = found.toSorted((a, b) => b.detection.score - a.detection.score);
  return best?.detection ?? { score: 0, evidence: {} };
}

/** Headers of the columns of a role. */
export function headersOf({ columns }: LayoutColumns, headers: readonly string[], role: string): string[] {
  return columns.flatMap((column, index) => (column.role === role ? [headers[index] ?? ''] : []));
}
