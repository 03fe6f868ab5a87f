/** A cell of the map: row and column from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Sizes of the map in CSS pixels; `scale` is canvas pixels per CSS pixel. */
export interface Geometry {
  readonly rows: number;
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

const cellHeight = 18;
const minCellWidth = 11;
const maxCellWidth = 22;
/** Some browsers draw nothing on a canvas larger than this (iOS: 16.7 million). */
const maxCanvasPixels = 16_000_000;

/** Fits the map into `available` pixels if its cells do not become too narrow to tell apart; else it scrolls. */
export function layOut(rows: number, columns: number, available: number, pixelRatio: number): Geometry {
  const fitting = columns === 0 ? maxCellWidth : Math.floor(available / columns);
  const cellWidth = Math.min(maxCellWidth, Math.max(minCellWidth, fitting));
  const width = cellWidth * columns;
  const height = cellHeight * rows;
  const scale = Math.min(pixelRatio, Math.sqrt(maxCanvasPixels / Math.max(1, width * height)));
  return { rows, columns, cellWidth, cellHeight, width, height, scale };
}

/** The cell under a point of the map; undefined outside. */
export function cellAt(geometry: Geometry, x: number, y: number): Cell | undefined {
  const column = Math.floor(x / geometry.cellWidth);
  const row = Math.floor(y / geometry.cellHeight);
  const inside = column >= 0 && row >= 0 && column < geometry.columns && row < geometry.rows;
  return inside ? { row, column } : undefined;
}

/** The cell that a key leads to from `cell`; undefined for keys that do not move. */
export function cellAfterKey(geometry: Geometry, cell: Cell, key: string): Cell | undefined {
  const { row, column } = cell;
  switch (key) {
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(geometry.columns - 1, column + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(geometry.rows - 1, row + 1), column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: geometry.columns - 1 };
    default:
      return undefined;
  }
}
