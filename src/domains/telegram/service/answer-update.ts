import type { Update } from '#adapters/telegram/port.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { runtime } from '#kernel/runtime.ts';
import { flushViews } from '#domains/audit/index.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { deleteLinkOfChat, setBlocked } from '../store/links.ts';
import type { Step } from '../store/step.ts';
import { forgetContent, lockUpdate, setAnswer } from '../store/updates.ts';
import { decideAnswer } from './decide-answer.ts';
import { answerUpdateKind } from './kinds.ts';
import { heedTooMany, waitForPlace } from './place.ts';
import { saySteps } from './say-steps.ts';

/**
 * Answers an update. What it does and what is said to it are committed together, once; saying it is tried again until it
 * succeeds. Afterwards nothing is kept of what was written.
 */
export async function answerUpdate(updateId: number, run: TaskRun): Promise<void> {
  const { telegram } = runtime();
  const decided = await decideOnce(updateId);
  if (!decided) return;
  // Who has looked at others stands in the audit before the answer leaves.
  await flushViews();
  const { update, answer } = decided;
  if (!telegram || update.kind === 'other') {
    await run.complete(() => forgetContent(updateId));
    return;
  }
  const { chatId } = update;
  const comeAgain = (dueAt: Date) => run.complete(() => enqueueAgain(updateId, dueAt));
  if (answer.some((step) => step.do !== 'press')) {
    const later = await waitForPlace(chatId, run.signal);
    if (later) return comeAgain(later);
  }
  try {
    const refusal = await saySteps(telegram, chatId, answer);
    await run.complete(async () => {
      if (refusal === 'telegram.blocked') await setBlocked(chatId, true);
      if (refusal === 'telegram.chat_gone') await deleteLinkOfChat(chatId);
      await forgetContent(updateId);
    });
  } catch (error) {
    const later = await heedTooMany(error, chatId);
    if (!later) throw error;
    await comeAgain(later);
  }
}

async function enqueueAgain(updateId: number, dueAt: Date): Promise<void> {
  await enqueue(answerUpdateKind, { updateId }, { dueAt });
}

function decideOnce(updateId: number): Promise<{ update: Update; answer: readonly Step[] } | undefined> {
  return transaction(async () => {
    const row = await lockUpdate(updateId);
    if (!row) return undefined;
    const { content: update } = row;
    if (row.answer) return { update, answer: row.answer };
    const answer = await decideAnswer(update);
    await setAnswer(updateId, answer);
    return { update, answer };
  });
}
