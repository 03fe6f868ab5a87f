import { expect, it } from 'vitest';
import type { CellState } from '#domains/gradebook/contract.ts';
import { countStates } from './count-states.ts';

const map: readonly (readonly CellState[])[] = [
  ['overdue', 'done', 'done'],
  ['late', 'overdue', 'overdue'],
];
const stateAt = (row: number, column: number): CellState => map[row]?.[column] ?? 'unknown';

it('countStates gives the states that occur in the order of the legend, and each row’s numbers of them', () => {
  expect(countStates(2, 3, stateAt)).toEqual({
    states: ['done', 'late', 'overdue'],
    counts: [
      [2, 0, 1],
      [0, 1, 2],
    ],
  });
});
