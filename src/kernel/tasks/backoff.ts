import type { Backoff } from './define-task.ts';

const spread = 0.2;

/**
 * Seconds to wait before the next attempt: grows by `factor` with each failure up to `most`, ± 20 % so that tasks
 * which failed together do not come back together.
 *
 * @param attempt how many attempts have failed, 1 or more
 * @param chance evenly distributed in [0, 1)
 */
export function backoffSeconds(backoff: Backoff, attempt: number, chance: number): number {
  const plain = Math.min(backoff.most, backoff.first * backoff.factor ** (attempt - 1));
  return plain * (1 - spread + 2 * spread * chance);
}
