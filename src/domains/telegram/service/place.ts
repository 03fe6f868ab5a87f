import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#kernel/errors.ts';
import { keepPlace, stopLine } from '../store/pace.ts';

/**
 * Waits for the place of a message in the line of all messages, over all processes.
 *
 * @returns undefined when it may leave now; when its place is far off, the moment at which to come again
 */
export async function waitForPlace(chatId: string, signal: AbortSignal): Promise<Date | undefined> {
  const { isKept, at, milliseconds } = await keepPlace(chatId);
  if (!isKept) return at;
  await wait(Math.max(0, milliseconds), undefined, { signal });
  return undefined;
}

/** When Telegram has asked to wait: stops the line. @returns until when; undefined when it was another error */
export async function heedTooMany(error: unknown, chatId: string): Promise<Date | undefined> {
  if (!(error instanceof AppError) || error.code !== 'telegram.too_many') return undefined;
  return stopLine(chatId, Number(error.params['seconds']));
}
