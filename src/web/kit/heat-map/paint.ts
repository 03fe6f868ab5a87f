import type { CellState } from '#domains/gradebook/contract.ts';
import { cellStates } from './cell-state.ts';
import type { Geometry } from './geometry.ts';

/** Plain colours of the current scheme: a canvas cannot read CSS variables. */
export interface MapColours {
  readonly fill: Readonly<Record<CellState, string>>;
  readonly mark: string;
  readonly absentMark: string;
  readonly text: string;
  readonly font: string;
}

export function readMapColours(element: Element): MapColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const fill = {
    done: colour('cell-done'),
    late: colour('cell-late'),
    failed: colour('cell-failed'),
    attempted: colour('cell-attempted'),
    overdue: colour('cell-overdue'),
    upcoming: colour('cell-upcoming'),
    excused: colour('cell-excused'),
    present: colour('cell-present'),
    absent: colour('cell-absent'),
    unknown: colour('cell-none'),
  };
  return {
    fill,
    mark: colour('cell-mark'),
    absentMark: colour('cell-absent-mark'),
    text: colour('ink-faint'),
    font: style.fontFamily,
  };
}

/** Sizes the canvas and draws all cells, one state after the other so that the colour seldom changes. */
export function paintCells(
  canvas: HTMLCanvasElement,
  geometry: Geometry,
  stateAt: (row: number, column: number) => CellState,
  colours: MapColours,
): void {
  const context = prepare(canvas, geometry.width, geometry.height, geometry.scale);
  if (context === null) return;
  const places = new Map<CellState, [number, number][]>(cellStates.map((state) => [state, []]));
  for (let row = 0; row < geometry.rows; row += 1) {
    for (let column = 0; column < geometry.columns; column += 1) {
      places.get(stateAt(row, column))?.push([column * geometry.cellWidth, row * geometry.cellHeight]);
    }
  }
  const width = geometry.cellWidth - 1.5;
  const height = geometry.cellHeight - 1.5;
  for (const [state, corners] of places) {
    for (const [x, y] of corners) paintCell(context, state, x, y, width, height, colours);
  }
}

/**
 * Draws one cell. Besides its colour each state has a mark, so that it can be told without seeing colours:
 * late a cut corner, failed a cross, attempted half the height, overdue a bar, excused a dash, present a dot,
 * absent a slash, no data an outline.
 */
export function paintCell(
  context: CanvasRenderingContext2D,
  state: CellState,
  x: number,
  y: number,
  width: number,
  height: number,
  colours: MapColours,
): void {
  context.fillStyle = colours.fill[state];
  context.strokeStyle = colours.mark;
  context.lineWidth = 1.5;
  context.beginPath();
  if (state === 'late') {
    context.moveTo(x, y);
    context.lineTo(x + width, y);
    context.lineTo(x + width, y + height * 0.35);
    context.lineTo(x + width * 0.35, y + height);
    context.lineTo(x, y + height);
    context.closePath();
  } else if (state === 'attempted') {
    context.roundRect(x, y + height / 2, width, height / 2, 2);
  } else {
    context.roundRect(x, y, width, height, 2);
  }
  context.fill();

  const [middleX, middleY, reach] = [x + width / 2, y + height / 2, Math.min(width, height) * 0.24];
  context.beginPath();
  if (state === 'failed') {
    context.moveTo(middleX - reach, middleY - reach);
    context.lineTo(middleX + reach, middleY + reach);
    context.moveTo(middleX + reach, middleY - reach);
    context.lineTo(middleX - reach, middleY + reach);
  } else if (state === 'overdue') {
    context.moveTo(middleX, middleY - reach);
    context.lineTo(middleX, middleY + reach);
  } else if (state === 'excused') {
    context.moveTo(middleX - reach, middleY);
    context.lineTo(middleX + reach, middleY);
  } else if (state === 'present') {
    context.fillStyle = colours.mark;
    context.arc(middleX, middleY, reach * 0.6, 0, 2 * Math.PI);
    context.fill();
    return;
  } else if (state === 'absent') {
    context.strokeStyle = colours.absentMark;
    context.moveTo(middleX + reach, middleY - reach);
    context.lineTo(middleX - reach, middleY + reach);
  } else if (state === 'unknown') {
    context.strokeStyle = colours.fill.upcoming;
    context.lineWidth = 1;
    context.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 2);
  }
  context.stroke();
}

/** Draws the activities' names, bottom up, each over its column. */
export function paintHeadings(
  canvas: HTMLCanvasElement,
  geometry: Geometry,
  headings: readonly string[],
  height: number,
  colours: MapColours,
): void {
  const context = prepare(canvas, geometry.width, height, geometry.scale);
  if (context === null) return;
  context.font = `11px ${colours.font}`;
  context.fillStyle = colours.text;
  context.textBaseline = 'middle';
  headings.forEach((heading, column) => {
    context.save();
    context.translate((column + 0.5) * geometry.cellWidth, height - 6);
    context.rotate(-Math.PI / 2);
    context.fillText(shortened(context, heading, height - 12), 0, 0);
    context.restore();
  });
}

function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let [kept, most] = [0, text.length];
  while (kept < most) {
    const middle = Math.ceil((kept + most) / 2);
    if (context.measureText(`${text.slice(0, middle)}…`).width <= width) kept = middle;
    else most = middle - 1;
  }
  return `${text.slice(0, kept).trimEnd()}…`;
}

function prepare(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  scale: number,
): CanvasRenderingContext2D | null {
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  context?.scale(scale, scale);
  return context;
}
