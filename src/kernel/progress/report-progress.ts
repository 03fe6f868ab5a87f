import type { LiveEvent } from '../events.ts';
import { runtime } from '../runtime.ts';
import { createRemainingTime } from './remaining-time.ts';

/** Milliseconds between two messages: people see a figure move, and the bus hardly notices. */
const shortestInterval = 500;

/**
 * Tells open pages how far a step has got, at most twice a second, also from inside a transaction: it is no change of
 * the database, and nothing is lost when nobody hears it.
 *
 * @param about what is worked on, and who may know
 * @returns to be called with how much is done, as often as one likes
 */
export function reportProgress(
  about: Omit<LiveEvent, 'progress'>,
  step: string,
  total: number,
  now: () => number = () => performance.now(),
): (done: number) => void {
  const { events } = runtime();
  const secondsLeft = createRemainingTime(total);
  let toldAt = -Infinity;
  return (done) => {
    const at = now();
    if (at - toldAt < shortestInterval) return;
    toldAt = at;
    events.publishNow({ ...about, progress: { step, done, total, secondsLeft: secondsLeft(done, at) } });
  };
}
