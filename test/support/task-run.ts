import { transaction } from '#kernel/database/transaction.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';

/** A run of a task that no row stands for, for tests that call what a task does. */
export function plainRun(attempt = 1, signal = new AbortController().signal): TaskRun {
  return {
    id: 'plain run',
    attempt,
    signal,
    complete: (effect) => transaction(async () => effect?.()),
  };
}
