import { lanes, type Lane } from './define-task.ts';

/** The lane as the table holds it: smaller goes first. */
export function laneNumber(lane: Lane): number {
  return lanes.indexOf(lane);
}

/** The lane of a row. */
export function laneOf(number: number): Lane {
  return lanes[number] ?? 'bulk';
}

/**
 * How many of a worker's places tasks of the lane may take. From two places on, one is kept for interactive tasks, so
 * that bulk ones of an hour never make a person wait.
 */
export function placesOf(lane: Lane, concurrency: number): number {
  return lane === 'bulk' && concurrency >= 2 ? concurrency - 1 : concurrency;
}
