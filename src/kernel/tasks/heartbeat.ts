import type { Logger } from 'pino';
import { Sleeper } from './sleeper.ts';
import type { ClaimedTask } from './claim.ts';
import { renewLeases, sweepLeases, type SweptTask } from './leases.ts';

interface HeartbeatOptions {
  readonly leaseSeconds: number;
  readonly log: Logger;
  /** The worker's running tasks. */
  readonly held: () => readonly ClaimedTask[];
  /** The task of this token is no longer the worker's, or nobody can say that it still is. */
  readonly onLost: (token: string) => void;
  /** Tasks of vanished workers that were taken back. */
  readonly onSwept: (tasks: readonly SweptTask[]) => void;
}

export interface Heartbeat {
  start(): void;
  stop(): Promise<void>;
}

/** Three times a lease: renews the worker's leases, and takes back the tasks of workers that vanished. */
export function createHeartbeat({ leaseSeconds, log, held, onLost, onSwept }: HeartbeatOptions): Heartbeat {
  const sleeper = new Sleeper();
  const renewed = new Map<string, number>();
  let stopping = false;
  let loop: Promise<void> | undefined;

  async function renew(): Promise<void> {
    const tasks = held();
    const now = performance.now();
    const tokens = new Set(tasks.map((task) => task.leaseToken));
    for (const token of renewed.keys()) if (!tokens.has(token)) renewed.delete(token);
    for (const { leaseToken } of tasks) if (!renewed.has(leaseToken)) renewed.set(leaseToken, now);
    if (tasks.length === 0) return;
    try {
      const lost = await renewLeases(tasks, leaseSeconds);
      for (const { leaseToken } of tasks) {
        if (lost.has(leaseToken)) onLost(leaseToken);
        else renewed.set(leaseToken, now);
      }
    } catch (error) {
      log.warn({ err: error }, 'cannot renew leases; trying again');
      for (const [token, last] of renewed) if (now - last > leaseSeconds * 1000) onLost(token);
    }
  }

  async function sweep(): Promise<void> {
    try {
      const swept = await sweepLeases();
      if (swept.length === 0) return;
      log.warn({ tasks: swept.length }, 'took back tasks of workers that vanished');
      onSwept(swept);
    } catch (error) {
      log.warn({ err: error }, 'cannot take back tasks of vanished workers; trying again');
    }
  }

  return {
    start() {
      loop = (async () => {
        while (!stopping) {
          await renew();
          await sweep();
          await sleeper.sleep((leaseSeconds * 1000) / 3);
        }
      })();
    },
    async stop() {
      stopping = true;
      sleeper.wake();
      await loop;
    },
  };
}
