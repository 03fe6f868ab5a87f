import { z } from 'zod';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { cleanUp } from './service.ts';
import { maintainKeptTables } from './service/partitions.ts';
import { snapshotTask, takeSnapshot } from './service/snapshots.ts';
import { watchProgram } from './service/watch.ts';

const cleanUpTask = defineTask({
  name: 'operations.clean_up',
  queue: 'upkeep',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: () => cleanUp(),
});

const partitionsTask = defineTask({
  name: 'operations.partitions',
  queue: 'upkeep',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: () => maintainKeptTables(),
});

const watchTask = defineTask({
  name: 'operations.watch',
  queue: 'upkeep',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  timeout: 120,
  handler: (_input, run) => watchProgram(run),
});

const snapshot = defineTask({ ...snapshotTask, handler: ({ kind }) => takeSnapshot(kind) });

export const tasks = [cleanUpTask, partitionsTask, watchTask, snapshot];

/**
 * At hours when hardly anybody looks, the snapshot after the clean-up; partitions every hour, mostly with nothing to do.
 * Trouble is told of ten minutes late at most.
 */
export const schedules: readonly ScheduleDefinition[] = [
  { name: 'operations.clean_up', cron: '30 3 * * *', task: cleanUpTask, input: {} },
  { name: 'operations.partitions', cron: '20 * * * *', task: partitionsTask, input: {} },
  { name: 'operations.watch', cron: '7-59/10 * * * *', task: watchTask, input: {} },
  { name: 'operations.snapshot', cron: '0 4 * * *', task: snapshot, input: { kind: 'daily' } },
];
