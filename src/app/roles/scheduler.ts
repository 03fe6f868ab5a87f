import { createRelay } from '#kernel/tasks/relay.ts';
import { createScheduler } from '#kernel/tasks/scheduler.ts';
import { domains } from '../domains.ts';
import type { Program } from '../program.ts';
import type { RunningRole } from './role.ts';

/**
 * Starts enqueueing the tasks of schedules when their time comes, and publishing due tasks to the broker when there is
 * one. Any number may run: each slot and each task is taken once.
 */
export function startScheduler(program: Program): RunningRole {
  const scheduler = createScheduler({
    runtime: program.runtime,
    schedules: domains
      .flatMap((domain) => domain.schedules)
      .filter(({ isWanted }) => isWanted?.(program.runtime) ?? true),
  });
  scheduler.start();
  const { runtime, wakeBell } = program;
  const relay = runtime.broker && createRelay({ runtime, wakeBell, broker: runtime.broker });
  relay?.start();
  return {
    async stop() {
      await Promise.all([scheduler.stop(), relay?.stop()]);
    },
  };
}
