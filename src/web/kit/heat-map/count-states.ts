import type { CellState } from '#domains/gradebook/contract.ts';
import { cellStates } from './cell-state.ts';

type StateAt = (row: number, column: number) => CellState;

/** The states that occur in a map, in the order of the legend, and how many cells of each every row has. */
export function countStates(
  rows: number,
  columns: number,
  stateAt: StateAt,
): { states: CellState[]; counts: number[][] } {
  const byRow = Array.from({ length: rows }, (_, row) => {
    const found = new Map<CellState, number>();
    for (let column = 0; column < columns; column += 1) {
      const state = stateAt(row, column);
      found.set(state, (found.get(state) ?? 0) + 1);
    }
    return found;
  });
  const states = cellStates.filter((state) => byRow.some((found) => found.has(state)));
  return { states, counts: byRow.map((found) => states.map((state) => found.get(state) ?? 0)) };
}
