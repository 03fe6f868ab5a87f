import { Gauge, type Registry } from 'prom-client';
import { withRuntime, type Runtime } from '#kernel/runtime.ts';
import { listDueTasks } from '#kernel/tasks/due-tasks.ts';

/** Tells Prometheus how much work waits, by queue and lane; asked of the table whenever Prometheus asks. */
export function measureQueues(registry: Registry, runtime: Runtime): void {
  const labelNames = ['queue', 'lane'] as const;
  const oldest = new Gauge({
    name: 'pulse_queue_oldest_seconds',
    help: 'How long the longest waiting task has been due',
    labelNames,
    registers: [registry],
  });
  new Gauge({
    name: 'pulse_queue_waiting',
    help: 'Tasks that are due and wait',
    labelNames,
    registers: [registry],
    async collect() {
      const due = await withRuntime(runtime, () => listDueTasks());
      this.reset();
      oldest.reset();
      for (const { queue, lane, waiting, oldestSeconds } of due) {
        this.set({ queue, lane }, waiting);
        oldest.set({ queue, lane }, oldestSeconds);
      }
    },
  });
}
