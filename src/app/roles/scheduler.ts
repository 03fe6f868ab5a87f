import { createScheduler } from '#kernel/tasks/scheduler.ts';
import { domains } from '../domains.ts';
import type { Program } from '../program.ts';
import type { RunningRole } from './role.ts';

/** Starts enqueueing the tasks of schedules when their time comes. Any number may run: each slot is taken once. */
export function startScheduler(program: Program): RunningRole {
  const scheduler = createScheduler({
    runtime: program.runtime,
    schedules: domains.flatMap((domain) => domain.schedules),
  });
  scheduler.start();
  return { stop: () => scheduler.stop() };
}
