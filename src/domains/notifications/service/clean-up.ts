import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { giveUpForgotten, removeOldLetters, removeOldNotifications } from '../store/clean-up.ts';
import { sendLetterKind, sendMessageKind } from './kinds.ts';
import { getNotificationSettings } from './settings.ts';

/** Rows that one statement removes. */
const batchSize = 5000;
/** Days for which letters of an installation without a mail server can be read. */
const outboxDays = 30;
/** Longer than all attempts at a delivery take together. */
const forgottenDays = 3;

/** Removes what is old, a batch at a time, and notes what nothing will be done about. */
export async function cleanUp(run: TaskRun): Promise<void> {
  const { keptDays } = await getNotificationSettings();
  const names = [sendLetterKind.name, sendMessageKind.name];
  await inBatches(run, () => removeOldLetters(outboxDays, batchSize));
  await inBatches(run, () => removeOldNotifications(keptDays, batchSize));
  await inBatches(run, () => giveUpForgotten(forgottenDays, names, batchSize));
}

async function inBatches(run: TaskRun, remove: () => Promise<number>): Promise<void> {
  let removed = batchSize;
  while (removed === batchSize) {
    run.signal.throwIfAborted();
    removed = await remove();
  }
}
