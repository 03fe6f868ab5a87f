import { withRuntime, type Runtime } from '#kernel/runtime.ts';
import { scale, steady, type Bounds } from '#kernel/tasks/autoscale.ts';
import type { Queue } from '#kernel/tasks/define-task.ts';
import { listDueTasks } from '#kernel/tasks/due-tasks.ts';
import { Sleeper } from '#kernel/tasks/sleeper.ts';
import type { Worker } from '#kernel/tasks/worker.ts';
import type { RunningRole } from './role.ts';

interface ScalingOptions {
  readonly runtime: Runtime;
  readonly worker: Worker;
  readonly queues: readonly Queue[];
  /** Tasks at once to begin with. */
  readonly concurrency: number;
  readonly bounds: Bounds;
  readonly resize: (concurrency: number) => void;
  /** Seconds between looks. Default 2. */
  readonly everySeconds?: number;
}

/** Looks at the load every other second and lets the worker run more or fewer tasks at once. */
export function startScaling(options: ScalingOptions): RunningRole {
  const { runtime, worker, queues, bounds, resize, everySeconds = 2 } = options;
  const sleeper = new Sleeper();
  let { concurrency } = options;
  let trend = steady;
  let stopping = false;

  async function look(): Promise<void> {
    const due = await listDueTasks(queues);
    const waiting = due.reduce((sum, lane) => sum + lane.waiting, 0);
    const oldestSeconds = Math.max(0, ...due.map((lane) => lane.oldestSeconds));
    const next = scale({ concurrency, running: worker.size, waiting, oldestSeconds }, bounds, trend);
    ({ trend } = next);
    if (next.concurrency === concurrency) return;
    runtime.log.info({ from: concurrency, to: next.concurrency, waiting }, 'changed the number of tasks at once');
    ({ concurrency } = next);
    resize(concurrency);
  }

  const loop = withRuntime(runtime, async () => {
    await sleeper.sleep(everySeconds * 1000);
    while (!stopping) {
      await look().catch((error: unknown) => runtime.log.warn({ err: error }, 'cannot measure the load'));
      await sleeper.sleep(everySeconds * 1000);
    }
  });
  return {
    async stop() {
      stopping = true;
      sleeper.wake();
      await loop;
    },
  };
}
