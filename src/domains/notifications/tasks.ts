import { z } from 'zod';
import { dispatchKind } from '#kernel/notifications/notify.ts';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { cleanUp } from './service/clean-up.ts';
import { dispatch } from './service/dispatch.ts';
import { sendLetterKind } from './service/kinds.ts';
import { sendLetter } from './service/send-letter.ts';

const dispatchTask = defineTask({ ...dispatchKind, handler: (_input, run) => dispatch(run) });

const sendLetterTask = defineTask({
  ...sendLetterKind,
  handler: ({ deliveryId }, run) => sendLetter(deliveryId, run),
});

const cleanUpTask = defineTask({
  name: 'notifications.clean_up',
  queue: 'upkeep',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: (_input, run) => cleanUp(run),
});

export const tasks = [dispatchTask, sendLetterTask, cleanUpTask];

/** Clean-up when hardly anybody looks; and should a task of dispatching be lost, the next one is not far. */
export const schedules: readonly ScheduleDefinition[] = [
  { name: 'notifications.clean_up', cron: '15 3 * * *', task: cleanUpTask, input: {} },
  { name: 'notifications.sweep', cron: '7-59/10 * * * *', task: dispatchTask, input: {} },
];
