import { setTimeout } from 'node:timers/promises';
import type { Mailer } from '#adapters/mail/port.ts';
import { AppError } from '#kernel/errors.ts';
import { stopAddress } from '#kernel/letters/stopped-addresses.ts';
import type { RenderedLetter } from '#kernel/letters/render-letter.ts';
import { pageUrl } from '#kernel/page-url.ts';
import { runtime } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { noteNotSent, noteSent } from '../store/deliveries.ts';
import { insertOutboxLetter, takeTurn } from '../store/letters.ts';
import { beginDelivery, type Delivery } from './begin-delivery.ts';
import { composeLetter } from './compose-letter.ts';
import { sendLetterKind } from './kinds.ts';
import { getNotificationSettings } from './settings.ts';
import { writeUnsubscribeToken } from './unsubscribe-token.ts';

interface ComposedLetter extends RenderedLetter {
  /** Where a mail program's button turns the kind off; undefined: it cannot be. */
  readonly unsubscribeUrl?: string;
}

/**
 * Sends one letter. Whoever dies between the server's answer and the note sends it again, under the same Message-ID:
 * mailboxes show such a letter once.
 */
export async function sendLetter(deliveryId: string, run: TaskRun): Promise<void> {
  const delivery = await beginDelivery(deliveryId, 'email');
  if (!delivery) return;
  const letter = compose(delivery);
  const { mailer } = runtime();
  if (mailer) await send(mailer, delivery, letter, run);
  else await keep(delivery, letter, run);
}

function compose({ kind: name, words, reader, userId }: Delivery): ComposedLetter {
  const kind = runtime().notifications.find(name);
  if (!kind) throw new Error(`no kind of notifications is named ${name}`);
  // What comes at once, whatever was chosen of hours, is not stopped by a button that programs press by themselves.
  if (kind.isUrgent) return composeLetter(kind, words, reader);
  const token = writeUnsubscribeToken({ userId, kind: name, channel: 'email' });
  // After the #: what stands there reaches neither logs nor other sites. Mail programs press the other one.
  const letter = composeLetter(kind, words, reader, pageUrl(`/unsubscribe#${token}`));
  return { ...letter, unsubscribeUrl: pageUrl(`/api/v1/unsubscribe/${token}`) };
}

/** Without a mail server administrators read what would have been sent. */
async function keep({ id, userId, email }: Delivery, letter: ComposedLetter, run: TaskRun): Promise<void> {
  await run.complete(async () => {
    await insertOutboxLetter({ id, userId, address: email, ...letter });
    await noteSent(id);
  });
}

async function send(mailer: Mailer, delivery: Delivery, letter: ComposedLetter, run: TaskRun): Promise<void> {
  await waitForTurn(delivery.email, run.signal);
  const { id, email } = delivery;
  const outcome = await mailer.send({ id, to: email, ...letter }).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (outcome instanceof PermanentError) await giveUp(delivery, outcome, run);
  else if (!(outcome instanceof AppError)) await run.complete(() => noteSent(id, outcome.messageId));
  // A task that has failed for good would only wait for a person who can do nothing: the log of deliveries tells.
  else if (run.attempt >= sendLetterKind.attempts) await run.complete(() => noteNotSent(id, 'failed', 'gave_up'));
  else throw outcome;
}

async function giveUp({ id, userId, email }: Delivery, refusal: PermanentError, run: TaskRun): Promise<void> {
  const reason = String(refusal.params['reason'] ?? '');
  await run.complete(async () => {
    await noteNotSent(id, 'failed', 'refused');
    const code = /\d{3}/.exec(reason)?.[0] ?? '550';
    if (refusal.code === 'mail.address_refused') await stopAddress(userId, email, { code, detail: reason });
  });
}

/** Mail servers refuse those who come too fast. */
async function waitForTurn(email: string, signal: AbortSignal): Promise<void> {
  const { lettersPerSecond } = await getNotificationSettings();
  if (lettersPerSecond === 0) return;
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  const wait = await takeTurn(domain, lettersPerSecond);
  if (wait > 0) await setTimeout(wait, undefined, { signal });
}
