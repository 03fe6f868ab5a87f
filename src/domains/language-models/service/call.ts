import { ModelFailure, type Completion, type LanguageModel, type TokenCounts } from '#adapters/llm/port.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { newId } from '#kernel/ids.ts';
import { log } from '#kernel/runtime.ts';
import { admit, type Admission } from '../admission.ts';
import { afterCall } from '../circuit.ts';
import type { CallOutcome, LanguageModelSettings } from '../contract.ts';
import { costOf } from '../spending.ts';
import { insertCall } from '../store/calls.ts';
import * as store from '../store/reservations.ts';
import { watchProvider } from './alerts.ts';
import { inputTokensOf, type ModelQuestion } from './question.ts';

/** Seconds by which a reservation outlives the longest call: the place of a living process is never freed. */
const leaseReserve = 30;

type Refused = Extract<Admission, { isAdmitted: false }>;

export type Turn = { readonly isAdmitted: true; readonly reservation: store.Reservation } | Refused;

/**
 * Asks for leave to call a provider and holds what the call takes at most, in one short transaction under the provider's
 * lock: limits and budgets hold over all processes, to the call.
 */
export function reserve(model: LanguageModel, question: ModelQuestion, settings: LanguageModelSettings): Promise<Turn> {
  const { provider } = model;
  const limits = settings.providers[provider];
  const input = inputTokensOf(question);
  const wanted = {
    tokens: input + question.maxTokens,
    cost: costOf(input, question.maxTokens, limits),
  };
  return transaction(async () => {
    await store.lockProvider(provider);
    const use = await store.findUse(provider);
    if (!use) throw new Error('a locked provider has a row');
    const admission = admit(limits, use, wanted);
    if (!admission.isAdmitted) return admission;
    const reservation = { id: newId(), provider, day: use.day, isProbe: admission.isProbe, ...wanted };
    await store.insertReservation(reservation, settings.timeoutSeconds + leaseReserve);
    return { isAdmitted: true, reservation };
  });
}

/** What a call took. */
export interface Spent {
  readonly durationMs: number;
  readonly tokens: TokenCounts;
  readonly cost: number;
}

export type Called = { readonly spent: Spent } & (
  | { readonly outcome: 'answered'; readonly completion: Completion; readonly callId: string }
  | {
      readonly outcome: Exclude<CallOutcome, 'answered' | 'untrue' | 'circuit_open'>;
      readonly code: string;
      readonly retryAfter: number | undefined;
    }
);

/** Calls the provider once, and records how it ended. @throws the question's reason when that was given up meanwhile */
export async function callProvider(
  model: LanguageModel,
  question: ModelQuestion,
  reservation: store.Reservation,
  settings: LanguageModelSettings,
): Promise<Called> {
  const timeout = AbortSignal.timeout(settings.timeoutSeconds * 1000);
  const { signal: given } = question;
  const begun = performance.now();
  const { system, messages, responseSchema, maxTokens, temperature } = question;
  const result = await model
    .complete({
      ...{ system, messages, maxTokens, temperature },
      ...(responseSchema && { responseSchema }),
      signal: given ? AbortSignal.any([given, timeout]) : timeout,
    })
    .catch((error: unknown) => failureOf(error, timeout, given));
  const tokens = tokensUsed(result, question);
  const cost = costOf(tokens.input, tokens.output, settings.providers[model.provider]);
  const spent = { durationMs: Math.round(performance.now() - begun), tokens, cost };
  const called = toCalled(result, reservation.id, spent);
  await settle(model, question, reservation, settings, called);
  if (given?.aborted === true && called.outcome !== 'answered') throw given.reason;
  return called;
}

function toCalled(result: Completion | ModelFailure, callId: string, spent: Spent): Called {
  if (!(result instanceof ModelFailure)) return { outcome: 'answered', completion: result, callId, spent };
  return { outcome: result.kind, code: result.code, retryAfter: result.retryAfter, spent };
}

function failureOf(error: unknown, timeout: AbortSignal, given: AbortSignal | undefined): ModelFailure {
  if (given?.aborted === true) return new ModelFailure('broken', 'given_up');
  if (timeout.aborted) return new ModelFailure('temporary', 'timed_out');
  if (error instanceof ModelFailure) return error;
  log().error({ err: error }, 'a language model failed in a way that nobody foresaw');
  return new ModelFailure('temporary', 'unforeseen', { cause: error });
}

/** Failures after which the provider may have read the question all the same, and written something. */
const unseen: readonly string[] = ['timed_out', 'given_up', 'cut_off', 'too_long', 'unforeseen', 'wrong_shape'];

/** What the provider tells, or the most it can have been where it tells nothing. */
function tokensUsed(result: Completion | ModelFailure, question: ModelQuestion): TokenCounts {
  const { tokens } = result;
  if (tokens && tokens.input + tokens.output > 0) return tokens;
  if (result instanceof ModelFailure && !unseen.includes(result.code)) return { input: 0, output: 0 };
  return { input: inputTokensOf(question), output: question.maxTokens };
}

/** What was used in place of what was held, how the provider fares, and the record: together. */
async function settle(
  { provider, model: configured }: LanguageModel,
  question: ModelQuestion,
  reservation: store.Reservation,
  settings: LanguageModelSettings,
  called: Called,
): Promise<void> {
  const { outcome, spent } = called;
  const { tokens, cost, durationMs } = spent;
  const isAnswered = outcome === 'answered';
  const [code, retryAfter] = isAnswered ? [null, undefined] : [called.code, called.retryAfter];
  const model = isAnswered ? called.completion.model : configured;
  const failures = await transaction(async () => {
    await store.lockProvider(provider);
    await store.endReservation(reservation, { tokens: tokens.input + tokens.output, cost });
    const before = await store.readCircuit(provider);
    const after = afterCall(before, outcome, { isProbe: reservation.isProbe, retryAfter }, settings);
    await store.writeCircuit(provider, after, code);
    await insertCall({
      ...recordOf(question),
      ...{ id: reservation.id, provider, model, isCached: false, durationMs },
      ...{ tokensIn: tokens.input, tokensOut: tokens.output, cost, outcome, errorCode: code },
    });
    return Math.max(before.failures, after.failures);
  });
  if (!isAnswered || failures > 0) await watchProvider(provider, settings);
}

/** What a record says of the question: neither its text nor a person. */
export function recordOf({ purpose, subject, dataVersion, attempt }: ModelQuestion) {
  return { purpose, courseId: subject?.courseId ?? null, dataVersion: dataVersion ?? null, attempt: attempt ?? 1 };
}
