import type { Position } from '#kernel/database/position.ts';
import type { PrimaryLog } from './primary-log.ts';

/** What a replica said of itself. */
export interface ReplicaSample {
  readonly isInRecovery: boolean;
  readonly replayed: Position | undefined;
  readonly system: string;
  /** Of what it receives; undefined when it receives nothing, or may not say. */
  readonly timeline: number | undefined;
  /** Between the replica's clock and the last commit it has replayed. */
  readonly secondsSinceCommit: number | undefined;
}

export interface Verdict {
  /** Why no read may go to it; undefined: it is well. */
  readonly leftOut: string | undefined;
  readonly lagSeconds: number | undefined;
}

/**
 * Whether reads may go to a replica.
 *
 * @param now milliseconds, by the clock of the log
 * @param mostSeconds it may be behind
 */
export function judge(sample: ReplicaSample, log: PrimaryLog, now: number, mostSeconds: number): Verdict {
  const primary = log.latest;
  const because = (leftOut: string): Verdict => ({ leftOut, lagSeconds: undefined });
  if (!primary) return because('the primary has not been measured');
  if (sample.system !== primary.system) return because('it is no copy of the primary');
  if (!sample.isInRecovery) return because('it is no replica: it takes writes itself');
  if (sample.replayed === undefined) return because('it has replayed nothing yet');
  if (sample.timeline !== undefined && sample.timeline !== primary.timeline) {
    return because('it follows another primary');
  }
  const milliseconds = log.behind(sample.replayed, now);
  // Behind all we remember, e.g. when this process has just started: at least the age of its last commit.
  const lagSeconds = milliseconds === undefined ? sample.secondsSinceCommit : milliseconds / 1000;
  if (lagSeconds === undefined) return because('how far it is behind is not known');
  const leftOut = lagSeconds > mostSeconds ? `it is ${Math.round(lagSeconds)} s behind` : undefined;
  return { leftOut, lagSeconds };
}
