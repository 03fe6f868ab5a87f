import type { Logger } from 'pino';
import { withRuntime, type Runtime } from '../runtime.ts';
import { announceTaskChange } from './announce.ts';
import type { ClaimedTask } from './claim.ts';
import { LeaseLost, ShuttingDown } from './failures.ts';
import { runAttempt } from './run-attempt.ts';
import { Sleeper } from './sleeper.ts';

/** The attempts that a worker has under way. */
export interface Attempts {
  readonly size: number;
  held(): ClaimedTask[];
  /** Begins one; resolves when it has ended, never rejects. */
  begin(task: ClaimedTask): Promise<void>;
  /** Aborts the one of this token: the task is no longer the worker's. */
  lose(token: string): void;
  /** Waits for all within the grace time, then gives the tasks of the rest back. */
  drain(graceSeconds: number): Promise<void>;
}

export function createAttempts(runtime: Runtime, log: Logger, onEnded: (task: ClaimedTask) => void): Attempts {
  /** By lease token: an attempt whose lease was lost may still linger when its task is claimed anew. */
  const underWay = new Map<string, { task: ClaimedTask; abort: AbortController; ended: Promise<void> }>();
  let graceIsOver = false;

  async function run(task: ClaimedTask, abort: AbortController): Promise<void> {
    announceTaskChange(runtime.events, task.id);
    const taskLog = log.child({ task: task.name, taskId: task.id, attempt: task.attempt });
    await withRuntime({ ...runtime, log: taskLog }, () => runAttempt(task, abort));
    underWay.delete(task.leaseToken);
    announceTaskChange(runtime.events, task.id);
    onEnded(task);
  }

  async function allEnded(): Promise<void> {
    while (underWay.size > 0) await Promise.all([...underWay.values()].map(({ ended }) => ended));
  }

  return {
    get size() {
      return underWay.size;
    },
    held: () => [...underWay.values()].map(({ task }) => task),
    begin(task) {
      const abort = new AbortController();
      if (graceIsOver) abort.abort(new ShuttingDown());
      const ended = run(task, abort);
      underWay.set(task.leaseToken, { task, abort, ended });
      return ended;
    },
    lose: (token) => underWay.get(token)?.abort.abort(new LeaseLost()),
    async drain(graceSeconds) {
      const grace = new Sleeper();
      void allEnded().then(() => grace.wake());
      await grace.sleep(graceSeconds * 1000);
      graceIsOver = true;
      for (const { abort } of underWay.values()) abort.abort(new ShuttingDown());
      await allEnded();
    },
  };
}
