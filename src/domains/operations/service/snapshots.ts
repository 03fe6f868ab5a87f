import { z } from 'zod';
import { snapshotKinds, type SnapshotKind } from '#adapters/database/port.ts';
import { runtime } from '#kernel/runtime.ts';
import { declareTask } from '#kernel/tasks/define-task.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';

export const snapshotTask = declareTask({
  name: 'operations.snapshot',
  queue: 'upkeep',
  input: z.object({ kind: z.enum(snapshotKinds) }),
  // Of the imports that commit while a snapshot waits or is taken, the last one's is enough.
  key: ({ kind }) => kind,
  lane: 'bulk',
});

/** Takes a snapshot of the embedded database. On PostgreSQL there is nothing to do: it is backed up by its own means. */
export async function takeSnapshot(kind: SnapshotKind): Promise<void> {
  const snapshot = await runtime().snapshots?.take(kind);
  if (snapshot) runtime().log.info({ kind, path: snapshot.path, bytes: snapshot.bytes }, 'snapshot taken');
}

/**
 * Has a snapshot taken once the open transaction has committed, by the process that hosts the embedded database; this
 * one may have joined it only.
 *
 * @returns id of the task that takes it
 */
export function enqueueSnapshot(kind: SnapshotKind): Promise<string> {
  return enqueue(snapshotTask, { kind });
}
