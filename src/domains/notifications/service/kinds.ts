import { z } from 'zod';
import { declareTask, type Queue, type TaskKind } from '#kernel/tasks/define-task.ts';

const sends = (name: string, queue: Queue): TaskKind<{ deliveryId: string }> =>
  declareTask({
    name,
    queue,
    lane: 'bulk',
    input: z.object({ deliveryId: z.uuid() }),
    key: ({ deliveryId }) => deliveryId,
    timeout: 60,
    // Some twelve hours: a mail server, or Telegram, may be away for a night.
    attempts: 12,
    backoff: { first: 5, factor: 4, most: 7200 },
  });

/** Sends one letter. */
export const sendLetterKind = sends('notifications.send_letter', 'email');
/** Sends one message of the bot; the domain `telegram` handles it. */
export const sendMessageKind = sends('telegram.send_message', 'tg');
