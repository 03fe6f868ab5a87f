import { setTimeout as sleep } from 'node:timers/promises';
import type { LanguageModel } from '#adapters/llm/port.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { newId } from '#kernel/ids.ts';
import { runtime } from '#kernel/runtime.ts';
import type { LanguageModelSettings } from '../contract.ts';
import { findAnswer, forgetAnswerOf, keepAnswer } from '../store/answers.ts';
import { insertCall, markUntrue } from '../store/calls.ts';
import { callProvider, recordOf, reserve, type Called, type Turn } from './call.ts';
import { hashOf, modelsInOrder, type AnsweredQuestion, type ModelAnswer, type ModelQuestion } from './question.ts';
import { getModelSettings } from './settings.ts';

/** Seconds before the attempts that follow a failure, for tasks that ask: 60, 300, 900. */
export const modelTaskRetries = { attempts: 4, backoff: { first: 60, factor: 5, most: 900 } };

/**
 * Asks the language models in their order until one answers; an answer that is known is given again. Each call keeps
 * within the limits and the budget of its provider, over all processes; for a free place or a new minute it waits
 * `patienceSeconds`. Not inside a transaction.
 *
 * @throws the signal's reason when that is aborted
 */
export async function askLanguageModel(question: ModelQuestion): Promise<ModelAnswer> {
  if (runtime().pool.isInTransaction) throw new Error('a language model takes seconds: not inside a transaction');
  const settings = await getModelSettings();
  const models = modelsInOrder(settings);
  if (models.length === 0) return { kind: 'no_provider' };
  const keeps = settings.cacheHours > 0;
  const hash = keeps ? hashOf(question) : '';
  const kept = keeps && question.isFresh !== true ? await giveAgain(hash, question) : undefined;
  if (kept) return kept;
  const answer = await askInTurn(models, question, settings);
  if (answer.kind === 'answered' && keeps) {
    const { text, provider, model, tokens, callId } = answer;
    const about = { courseId: question.subject?.courseId ?? null, studentId: question.subject?.studentId ?? null };
    const counts = { tokensIn: tokens.input, tokensOut: tokens.output };
    await keepAnswer(hash, { text, provider, model, callId, ...counts }, about, settings.cacheHours);
  }
  return answer;
}

/** Whether any model is configured and switched on. */
export async function isAnyModelOn(): Promise<boolean> {
  return modelsInOrder(await getModelSettings()).length > 0;
}

/** Notes that an answer did not stand the check of its facts, e.g. `invented_number`; nobody is given it again. */
export async function noteUntrue(answer: Pick<AnsweredQuestion, 'callId' | 'fetchedBy'>, code: string): Promise<void> {
  await transaction(async () => {
    await markUntrue(answer.callId, code);
    await forgetAnswerOf(answer.fetchedBy);
  });
}

async function giveAgain(hash: string, question: ModelQuestion): Promise<AnsweredQuestion | undefined> {
  const begun = performance.now();
  const kept = await findAnswer(hash);
  if (!kept) return undefined;
  const { text, provider, model, tokensIn, tokensOut, callId: fetchedBy } = kept;
  const callId = newId();
  await insertCall({
    ...recordOf(question),
    ...{ id: callId, provider, model, isCached: true, durationMs: Math.round(performance.now() - begun) },
    ...{ tokensIn: 0, tokensOut: 0, cost: 0, outcome: 'answered', errorCode: null },
  });
  const tokens = { input: tokensIn, output: tokensOut };
  return { kind: 'answered', callId, fetchedBy, text, provider, model, tokens, isCached: true };
}

type Failure = Exclude<Called, { outcome: 'answered' }>;
type Refusal = Extract<Turn, { isAdmitted: false }>;

/** Who failed is not asked again; who may not be asked yet is waited for, as long as there is patience. */
async function askInTurn(
  models: readonly LanguageModel[],
  question: ModelQuestion,
  settings: LanguageModelSettings,
): Promise<ModelAnswer> {
  const { patienceSeconds = 30, signal } = question;
  const begun = performance.now();
  const waited = (): number => (performance.now() - begun) / 1000;
  const failures: Failure[] = [];
  let left = [...models];
  for (;;) {
    const refused = new Map<LanguageModel, Refusal>();
    for (const model of left) {
      signal?.throwIfAborted();
      const turn = await reserve(model, question, settings);
      if (!turn.isAdmitted) {
        refused.set(model, turn);
        continue;
      }
      const called = await callProvider(model, question, turn.reservation, settings);
      if (called.outcome === 'answered') {
        const { callId, completion } = called;
        return { kind: 'answered', callId, fetchedBy: callId, ...completion, isCached: false };
      }
      failures.push(called);
    }
    left = [...refused.keys()];
    const pause = Math.min(...[...refused.values()].map(({ retryAfter }) => retryAfter));
    if (waited() + pause > patienceSeconds) {
      await recordRefusals(refused, question, Math.round(waited() * 1000));
      return verdict(failures, [...refused.values()]);
    }
    // Who waits for the same minute does not come back at the same moment.
    await sleep(1000 * pause * (1 + 0.2 * Math.random()), undefined, signal ? { signal } : {}).catch(() => {
      throw signal?.reason;
    });
  }
}

async function recordRefusals(
  refused: ReadonlyMap<LanguageModel, Refusal>,
  question: ModelQuestion,
  durationMs: number,
): Promise<void> {
  for (const [{ provider, model }, { outcome, code }] of refused) {
    await insertCall({
      ...recordOf(question),
      ...{ id: newId(), provider, model, isCached: false, durationMs },
      ...{ tokensIn: 0, tokensOut: 0, cost: 0, outcome, errorCode: code },
    });
  }
}

/** What may be otherwise later counts more than what will not. */
function verdict(failures: readonly Failure[], refusals: readonly Refusal[]): ModelAnswer {
  const passing = failures.filter(({ outcome }) => outcome === 'temporary' || outcome === 'over_limit');
  const reasons = [...refusals, ...passing].map(({ outcome, code, retryAfter }) => ({
    ...{ outcome, code, retryAfter: retryAfter ?? modelTaskRetries.backoff.first },
  }));
  const [soonest] = reasons.sort((one, other) => one.retryAfter - other.retryAfter);
  if (soonest) {
    const { outcome, code, retryAfter } = soonest;
    const reason = outcome === 'over_limit' || outcome === 'circuit_open' ? outcome : 'temporary';
    return { kind: 'later', reason, code, retryAfter };
  }
  const last = failures.at(-1);
  const reason = last?.outcome === 'refused' || last?.outcome === 'broken' ? last.outcome : 'permanent';
  return { kind: 'failed', reason, code: last?.code ?? 'none' };
}
