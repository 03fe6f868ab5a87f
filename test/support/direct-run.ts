import { transaction } from '#kernel/database/transaction.ts';
import { newId } from '#kernel/ids.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';

/** A run of a task that nobody has claimed: it ends with its effect alone. */
export const directRun: TaskRun = {
  id: newId(),
  attempt: 1,
  signal: new AbortController().signal,
  complete: (effect = async () => {}) => transaction(effect),
};
