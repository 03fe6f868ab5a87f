import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { findConnection } from '../store/connections.ts';
import * as store from '../store/runs.ts';
import { publishConnection } from './publish-connection.ts';
import { openSystem } from './secret.ts';
import { pullCourseKind } from './task-kinds.ts';

/** Reads the list of courses and lets each be pulled. Returns quietly when that was done, or the connection is gone. */
export async function pull(runId: string, run: TaskRun): Promise<void> {
  const unlisted = await store.findUnlisted(runId);
  const connection = unlisted && (await findConnection(unlisted.connectionId));
  if (!connection) return;
  publishConnection(connection.id);
  const { id: connectionId, courseIds } = connection;
  const all = await openSystem(connection).listCourses(run.signal);
  const wanted = courseIds === null ? all : chosenOf(courseIds, all);
  await run.complete(async () => {
    if (!(await store.findUnlisted(runId))) return;
    const tasks = await enqueueMany(
      pullCourseKind,
      wanted.map(({ id }) => ({ runId, connectionId, courseId: id })),
    );
    await store.setListed(
      runId,
      wanted.map(({ id, name }, index) => ({ id, name, taskId: tasks[index] ?? '' })),
    );
  });
  publishConnection(connectionId);
}

/** A chosen course that the system does not list any more is asked for all the same: then it is told that it is gone. */
function chosenOf(
  ids: readonly string[],
  all: readonly { id: string; name: string }[],
): { id: string; name: string }[] {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return ids.map((id) => ({ id, name: names.get(id) ?? id }));
}
