import type { Telegram } from '#adapters/telegram/port.ts';
import { AppError } from '#kernel/errors.ts';
import type { ErrorCode } from '#kernel/error-codes.ts';
import type { Step } from '../store/step.ts';

/** What no further attempt would change. A press that is too old is refused, too. */
const finalRefusals: ReadonlySet<ErrorCode> = new Set(['telegram.blocked', 'telegram.chat_gone', 'telegram.refused']);

/**
 * Says all that an update is answered by.
 *
 * @returns the last refusal that is final; undefined when there was none
 * @throws AppError telegram.failed, telegram.too_many
 */
export async function saySteps(
  telegram: Telegram,
  chatId: string,
  steps: readonly Step[],
): Promise<ErrorCode | undefined> {
  let refusal: ErrorCode | undefined;
  for (const step of steps) {
    try {
      await sayStep(telegram, chatId, step);
    } catch (error) {
      if (!(error instanceof AppError) || !finalRefusals.has(error.code)) throw error;
      refusal = error.code;
    }
  }
  return refusal;
}

async function sayStep(telegram: Telegram, chatId: string, step: Step): Promise<void> {
  switch (step.do) {
    case 'send':
      await telegram.sendMessage({ chatId, html: step.html, buttons: step.buttons ?? [] });
      return;
    case 'edit':
      await telegram.editMessage(step.messageId, { chatId, html: step.html, buttons: step.buttons ?? [] });
      return;
    case 'buttons':
      await telegram.editButtons(step.messageId, chatId, step.buttons);
      return;
    case 'press':
      await telegram.answerPress(step.pressId, step.text);
  }
}
