import { hostname } from 'node:os';
import { receiveUpdates } from '#domains/telegram/index.ts';
import { queues as allQueues, type Queue } from '#kernel/tasks/define-task.ts';
import { createIntake } from '#kernel/tasks/intake.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
import { measureWorker } from '../compose/worker-metrics.ts';
import type { Program } from '../program.ts';
import type { RunningRole } from './role.ts';
import { startScaling } from './scaling.ts';

export interface WorkerRoleOptions {
  /** Default: all. */
  queues?: readonly Queue[];
  /** Tasks at once; default PULSE_CONCURRENCY. */
  concurrency?: number;
  /** Changes the tasks at once between these, by the load. */
  autoscale?: { min: number; max: number };
  /** Called after each attempt with the number of attempts so far. */
  onAttemptEnded?: (attempts: number) => void;
}

/** Starts running tasks: those the broker brings while it is there, else those it finds in the table. */
export function startWorker(program: Program, options: WorkerRoleOptions = {}): RunningRole {
  const { runtime, config } = program;
  const { broker } = runtime;
  const { queues = allQueues, autoscale } = options;
  const concurrency = options.concurrency ?? autoscale?.min ?? config.concurrency;
  let attempts = 0;
  let places = concurrency;
  const worker = createWorker({
    runtime,
    queues,
    concurrency,
    wakeBell: program.wakeBell,
    name: `${hostname()}:${process.pid}`,
    graceSeconds: config.graceSeconds,
    leaseSeconds: config.leaseSeconds,
    isDelivered: () => broker?.isDelivering ?? false,
    onAttemptEnded() {
      attempts += 1;
      options.onAttemptEnded?.(attempts);
    },
    onPlacesFree: () => intake?.pump(),
  });
  const intake = broker && createIntake({ broker, worker, queues, concurrency, log: runtime.log });
  measureWorker(program.metrics, { places: () => places, running: () => worker.size });
  worker.start();
  intake?.start();
  // Only who answers people asks for what they write: another process may not be there.
  const receiver = queues.includes('tg') ? receiveUpdates(runtime) : undefined;
  const scaling =
    autoscale &&
    startScaling({
      runtime,
      worker,
      queues,
      concurrency,
      bounds: autoscale,
      resize(wanted) {
        places = wanted;
        worker.resize(wanted);
        intake?.resize(wanted);
      },
    });
  return {
    async stop() {
      await receiver?.stop();
      await scaling?.stop();
      await intake?.stop();
      await worker.stop();
    },
  };
}
