import { hostname } from 'node:os';
import { queues as allQueues, type Queue } from '#kernel/tasks/define-task.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
import type { Program } from '../program.ts';
import type { RunningRole } from './role.ts';

export interface WorkerRoleOptions {
  /** Default: all. */
  queues?: readonly Queue[];
  /** Tasks at once; default PULSE_CONCURRENCY. */
  concurrency?: number;
}

/** Starts running tasks. */
export function startWorker(program: Program, options: WorkerRoleOptions = {}): RunningRole {
  const { queues = allQueues, concurrency = program.config.concurrency } = options;
  const worker = createWorker({
    runtime: program.runtime,
    queues,
    concurrency,
    wakeBell: program.wakeBell,
    name: `${hostname()}:${process.pid}`,
    graceSeconds: program.config.graceSeconds,
    leaseSeconds: program.config.leaseSeconds,
  });
  worker.start();
  return { stop: () => worker.stop() };
}
