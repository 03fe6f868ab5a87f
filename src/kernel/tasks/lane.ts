import type { Lane } from './define-task.ts';

const lanes: readonly Lane[] = ['interactive', 'bulk'];

/** The lane as the table holds it: smaller goes first. */
export function laneNumber(lane: Lane): number {
  return lanes.indexOf(lane);
}

/** The lane of a row. */
export function laneOf(number: number): Lane {
  return lanes[number] ?? 'bulk';
}
