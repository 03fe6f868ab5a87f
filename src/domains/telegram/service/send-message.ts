import { AppError } from '#kernel/errors.ts';
import { log, runtime } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { beginDelivery, noteNotSent, noteSent, sendMessageKind } from '#domains/notifications/index.ts';
import { deleteLinkOfChat, setBlocked } from '../store/links.ts';
import { findChatOfDelivery } from '../store/pace.ts';
import { composeMessage } from './compose-message.ts';
import { heedTooMany, waitForPlace } from './place.ts';

/**
 * Sends a notification to the chat of its person. The Bot API knows no key by which it would recognise a message that is
 * sent again. So `sent` is noted in the moment in which the answer comes; a process that dies between Telegram's taking
 * the message and that note leaves one that is sent twice, and none that is lost.
 */
export async function sendMessage(deliveryId: string, run: TaskRun): Promise<void> {
  const { telegram } = runtime();
  if (!telegram) {
    await run.complete(() => noteNotSent(deliveryId, 'skipped', 'not_configured'));
    return;
  }
  const comeAgain = (dueAt: Date) => run.complete(() => enqueueAgain(deliveryId, dueAt));
  // Before the attempt begins: what waits in the line cannot have arrived.
  const chat = await findChatOfDelivery(deliveryId);
  const later = chat === undefined ? undefined : await waitForPlace(chat, run.signal);
  if (later) return comeAgain(later);
  const delivery = await beginDelivery(deliveryId, 'telegram');
  if (!delivery) return;
  const { chatId } = delivery;
  if (chatId === null) {
    await run.complete(() => noteNotSent(deliveryId, 'skipped', 'not_linked'));
    return;
  }
  if (delivery.wasBegun)
    log().warn({ deliveryId }, 'a message may be sent a second time: nobody noted how the first ended');
  try {
    // Not ended by the signal: a message that is under way has time to tell that it arrived.
    const messageId = await telegram.sendMessage({ chatId, ...composeMessage(delivery) });
    await run.complete(() => noteSent(deliveryId, messageId));
  } catch (error) {
    const until = await heedTooMany(error, chatId);
    if (until) return comeAgain(until);
    await endFailed(deliveryId, chatId, error, run);
  }
}

async function enqueueAgain(deliveryId: string, dueAt: Date): Promise<void> {
  await enqueue(sendMessageKind, { deliveryId }, { dueAt });
}

/** Notes why a message will not come. @throws the error, where another attempt may help */
async function endFailed(deliveryId: string, chatId: string, error: unknown, run: TaskRun): Promise<void> {
  const code = error instanceof AppError ? error.code : undefined;
  switch (code) {
    case 'telegram.blocked':
      await run.complete(async () => {
        await noteNotSent(deliveryId, 'failed', 'bot_blocked');
        await setBlocked(chatId, true);
      });
      return;
    case 'telegram.chat_gone':
      await run.complete(async () => {
        await noteNotSent(deliveryId, 'failed', 'not_linked');
        await deleteLinkOfChat(chatId);
      });
      return;
    case 'telegram.refused':
      log().warn({ err: error, deliveryId }, 'Telegram refuses a message for good');
      await run.complete(() => noteNotSent(deliveryId, 'failed', 'refused'));
      return;
    case 'telegram.failed':
      if (run.attempt < sendMessageKind.attempts) throw error;
      await run.complete(() => noteNotSent(deliveryId, 'failed', 'gave_up'));
      return;
    default:
      throw error;
  }
}
