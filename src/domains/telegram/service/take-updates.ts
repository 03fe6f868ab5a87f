import { timingSafeEqual } from 'node:crypto';
import type { Update } from '#adapters/telegram/port.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { insertUpdates } from '../store/updates.ts';
import { answerUpdateKind } from './kinds.ts';

/** Takes over updates in the open transaction, each once however often it comes, and asks for their answers. */
export async function takeUpdates(updates: readonly Update[]): Promise<void> {
  const taken = await insertUpdates(updates.filter(({ kind }) => kind !== 'other'));
  await enqueueMany(
    answerUpdateKind,
    taken.map((updateId) => ({ updateId })),
  );
}

/**
 * Takes over an update that Telegram brings.
 *
 * @throws AppError telegram.not_configured, telegram.wrong_secret unless it proves to be Telegram
 */
export async function takeBrought(brought: unknown, secret: string | string[] | undefined): Promise<void> {
  const { telegram } = runtime();
  if (telegram?.webhookSecret === undefined) throw new AppError('telegram.not_configured');
  if (typeof secret !== 'string' || !isSame(secret, telegram.webhookSecret))
    throw new AppError('telegram.wrong_secret');
  const update = telegram.readUpdate(brought);
  await transaction(() => takeUpdates([update]));
}

function isSame(given: string, wanted: string): boolean {
  const [first, second] = [Buffer.from(given), Buffer.from(wanted)];
  return first.length === second.length && timingSafeEqual(first, second);
}
