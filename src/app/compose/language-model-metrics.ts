import { Counter, Histogram, type Registry } from 'prom-client';
import { ModelFailure, type LanguageModel, type TokenCounts } from '#adapters/llm/port.ts';

/** The same models, telling Prometheus of each call of this process: how it ended, how long it took, and its tokens. */
export function measureLanguageModels(registry: Registry, models: readonly LanguageModel[]): LanguageModel[] {
  const registers = [registry];
  const calls = new Counter({
    name: 'pulse_llm_calls_total',
    help: 'Calls of language models, by how they ended: answered, or the kind of failure',
    labelNames: ['provider', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'pulse_llm_call_duration_seconds',
    help: 'Time from asking a language model to its answer or failure',
    labelNames: ['provider'],
    buckets: [0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120],
    registers,
  });
  const tokens = new Counter({
    name: 'pulse_llm_tokens_total',
    help: 'Tokens that language models have read (input) and written (output)',
    labelNames: ['provider', 'direction'],
    registers,
  });
  const countTokens = (provider: string, counts: TokenCounts | undefined): void => {
    tokens.inc({ provider, direction: 'input' }, counts?.input ?? 0);
    tokens.inc({ provider, direction: 'output' }, counts?.output ?? 0);
  };
  return models.map((model) => ({
    ...model,
    async complete(request) {
      const { provider } = model;
      const stop = durations.startTimer({ provider });
      try {
        const answer = await model.complete(request);
        calls.inc({ provider, outcome: 'answered' });
        countTokens(provider, answer.tokens);
        return answer;
      } catch (error) {
        const failure = error instanceof ModelFailure ? error : undefined;
        calls.inc({ provider, outcome: failure?.kind ?? 'given_up' });
        countTokens(provider, failure?.tokens);
        throw error;
      } finally {
        stop();
      }
    },
  }));
}
