import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds for which the event loop stood still at worst while `work` was done. */
export async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  // Counts from its first turn to its last.
  await setTimeout(10);
  try {
    await work();
    await setTimeout(10);
  } finally {
    delay.disable();
  }
  return delay.max / 1_000_000;
}
