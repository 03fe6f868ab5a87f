import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { recordAudit } from '#domains/audit/index.ts';
import type { ModelProvider, TryResult } from '../contract.ts';
import { callProvider, reserve } from './call.ts';
import { modelsInOrder, type ModelQuestion } from './question.ts';
import { getModelSettings } from './settings.ts';

/**
 * Asks one provider a question of a few tokens. It counts against limits and budget as any other; a refusal is no error
 * but an answer.
 *
 * @throws AppError llm.not_configured
 */
export async function tryProvider(actor: Actor, provider: ModelProvider): Promise<TryResult> {
  const settings = await getModelSettings();
  const model = modelsInOrder(settings).find((found) => found.provider === provider);
  if (!model) throw new AppError('llm.not_configured');
  await transaction(() => recordAudit('language_model.tried', {}, { provider }));
  const question: ModelQuestion = {
    ...{ purpose: 'try', promptVersion: '1', language: actor.locale },
    system: 'Reply with the single word OK.',
    messages: [{ role: 'user', text: 'OK?' }],
    ...{ maxTokens: 20, temperature: 0 },
  };
  const turn = await reserve(model, question, settings);
  if (!turn.isAdmitted) {
    const nothing = { durationMs: 0, tokensIn: 0, tokensOut: 0, cost: 0 };
    return { outcome: turn.outcome, errorCode: turn.code, model: model.model, ...nothing };
  }
  const called = await callProvider(model, question, turn.reservation, settings);
  const { durationMs, tokens, cost } = called.spent;
  const isAnswered = called.outcome === 'answered';
  return {
    outcome: called.outcome,
    errorCode: isAnswered ? null : called.code,
    model: isAnswered ? called.completion.model : model.model,
    ...{ durationMs, tokensIn: tokens.input, tokensOut: tokens.output, cost },
  };
}
