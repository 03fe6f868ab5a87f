import type { Telegram } from '#adapters/telegram/port.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { transaction } from '#kernel/database/transaction.ts';
import { newId } from '#kernel/ids.ts';
import { log, withRuntime, type Runtime } from '#kernel/runtime.ts';
import { pageUrl } from '#kernel/page-url.ts';
import { findNextUpdate, giveUpTurn, setNextUpdate, takeTurn, turnSeconds } from '../store/turn.ts';
import { commandsOf } from './menu.ts';
import { takeUpdates } from './take-updates.ts';

/** Milliseconds between two looks whether it is our turn, or still is. */
const lookEvery = (turnSeconds * 1000) / 3;
/** Seconds that Telegram is to wait for the first update. */
const longestSilence = 25;

export interface Receiver {
  /** Resolves when nothing is asked any more, and another process may begin at once. */
  stop(): Promise<void>;
}

/**
 * Begins to receive what people write to the bot. Any number of processes may: one at a time has the turn, for which it
 * shows life every two seconds; one that dies is replaced within eight. Where Telegram brings the updates itself, it is told
 * where to, and nothing is asked.
 */
export function receiveUpdates(given: Runtime): Receiver | undefined {
  const { telegram } = given;
  if (!telegram) return undefined;
  const stopping = new AbortController();
  const loop = withRuntime(given, () => takeTurns(telegram, newId(), stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

async function takeTurns(telegram: Telegram, holder: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      if (await takeTurn(holder)) await duringTurn(telegram, holder, signal);
    } catch (error) {
      log().warn({ err: error }, 'cannot receive what people write to the bot; trying again');
    }
    await pause(lookEvery, signal);
  }
  await giveUpTurn(holder).catch((error: unknown) =>
    log().warn({ err: error }, 'the turn of the bot runs out by itself'),
  );
}

async function duringTurn(telegram: Telegram, holder: string, stopping: AbortSignal): Promise<void> {
  const ending = new AbortController();
  const signal = AbortSignal.any([stopping, ending.signal]);
  const kept = keepTurn(holder, ending, signal);
  try {
    await prepare(telegram);
    while (!signal.aborted) {
      if (telegram.webhookSecret === undefined) await receive(telegram, holder, signal);
      else await pause(60_000, signal);
    }
  } finally {
    ending.abort();
    await kept;
  }
}

/** Shows life until the turn ends. When it is lost, what goes on during the turn ends. */
async function keepTurn(holder: string, ending: AbortController, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(lookEvery, signal);
    const isOurs = await takeTurn(holder).catch(() => false);
    if (!isOurs) ending.abort();
  }
}

async function prepare(telegram: Telegram): Promise<void> {
  for (const locale of ['ru', 'en'] as const) {
    await telegram.setCommands(commandsOf(locale), locale === 'en' ? undefined : locale);
  }
  if (telegram.webhookSecret === undefined) await telegram.deleteWebhook();
  else await telegram.setWebhook(pageUrl('/api/v1/telegram/webhook'), telegram.webhookSecret);
}

/** Asks once. What came is taken over together with the note up to where; Telegram forgets it with the next question. */
async function receive(telegram: Telegram, holder: string, signal: AbortSignal): Promise<void> {
  const updates = await telegram.getUpdates(await findNextUpdate(), longestSilence, signal).catch((error: unknown) => {
    if (signal.aborted) return [];
    throw error;
  });
  if (updates.length === 0) return;
  await transaction(async () => {
    const isOurs = await setNextUpdate(holder, Math.max(...updates.map(({ id }) => id)) + 1);
    if (!isOurs) throw new Error('the turn is lost to another process');
    await takeUpdates(updates);
  });
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => {});
}
