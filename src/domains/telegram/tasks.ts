import { z } from 'zod';
import { defineTask, type ScheduleDefinition } from '#kernel/tasks/define-task.ts';
import { sendMessageKind } from '#domains/notifications/index.ts';
import { answerUpdate } from './service/answer-update.ts';
import { cleanUp } from './service/clean-up.ts';
import { answerUpdateKind } from './service/kinds.ts';
import { sendMessage } from './service/send-message.ts';

const sendMessageTask = defineTask({
  ...sendMessageKind,
  handler: ({ deliveryId }, run) => sendMessage(deliveryId, run),
});

const answerUpdateTask = defineTask({
  ...answerUpdateKind,
  handler: ({ updateId }, run) => answerUpdate(updateId, run),
});

const cleanUpTask = defineTask({
  name: 'telegram.clean_up',
  queue: 'tg',
  input: z.object({}),
  key: () => 'all',
  lane: 'bulk',
  handler: () => cleanUp(),
});

export const tasks = [sendMessageTask, answerUpdateTask, cleanUpTask];

export const schedules: readonly ScheduleDefinition[] = [
  { name: 'telegram.clean_up', cron: '50 3 * * *', task: cleanUpTask, input: {} },
];
