import type { EventBus } from '#adapters/bus/port.ts';
import { runtime } from '../runtime.ts';
import type { Progress } from './progress.ts';

/** As many pieces of work are remembered; of those before them a page learns with their next message. */
const mostRemembered = 1000;

type Board = Map<string, Progress>;
const boards = new WeakMap<EventBus, Board>();

/**
 * Listens, from now on, how far work has got, so that a page opened in its midst need not wait for the next message. A
 * process that begins to listen late, or misses a message, knows a little less for a moment; nothing depends on it.
 */
export function followProgress(events: EventBus): Board {
  const known = boards.get(events);
  if (known) return known;
  const board: Board = new Map();
  boards.set(events, board);
  events.subscribe(({ topic, id, progress }) => {
    if (!progress) return;
    const key = `${topic} ${id}`;
    // Last in the order of the map: the first is the one not heard of for the longest time.
    board.delete(key);
    board.set(key, progress);
    const [oldest] = board.keys();
    if (board.size > mostRemembered && oldest !== undefined) board.delete(oldest);
  });
  return board;
}

/** The last that was heard of a piece of work in this step. */
export function lastProgress(topic: string, id: string | number, step: string): Progress | undefined {
  const progress = followProgress(runtime().events).get(`${topic} ${id}`);
  return progress?.step === step ? progress : undefined;
}
