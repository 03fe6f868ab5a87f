import type { CellState } from '#domains/gradebook/contract.ts';

/** All states of a cell, in the order of the legend. */
export const cellStates = [
  'done',
  'late',
  'failed',
  'attempted',
  'overdue',
  'upcoming',
  'excused',
  'present',
  'absent',
  'unknown',
] as const satisfies readonly CellState[];
