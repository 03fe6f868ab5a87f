import { ModelFailure, type LanguageModel, type ProviderName } from '#adapters/llm/port.ts';
import { openLanguageModels } from '#app/compose/open-language-models.ts';
import type { Config } from '#app/config.ts';
import { ok, warning, type Finding } from './finding.ts';

const about = 'language model';
/** Milliseconds; a model that takes longer for one word will not do. */
const patience = 30_000;

/** Whether each configured language model answers a question of a few tokens. */
export async function examineLanguageModels(config: Pick<Config, 'llm'>): Promise<Finding[]> {
  const models = await openLanguageModels(config);
  if (models.length === 0) return [ok(about, 'not configured: nothing is asked of one')];
  return Promise.all(models.map(examineOne));
}

async function examineOne(model: LanguageModel): Promise<Finding> {
  const place = `${model.provider} at ${model.host}`;
  const begun = performance.now();
  try {
    await model.complete({
      system: 'Reply with the single word OK.',
      messages: [{ role: 'user', text: 'OK?' }],
      ...{ maxTokens: 20, temperature: 0, signal: AbortSignal.timeout(patience) },
    });
    return ok(about, `${place} answers in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  } catch (error) {
    if (error instanceof ModelFailure && ['truncated', 'empty', 'content_filter'].includes(error.code)) {
      return ok(about, `${place} answers`);
    }
    const reason = error instanceof ModelFailure ? `${error.kind}, ${error.code}` : `no answer in ${patience / 1000} s`;
    return warning(
      about,
      `${place}: ${reason}`,
      `check ${variables[model.provider]} and what the provider says of itself`,
    );
  }
}

const variables: Readonly<Record<ProviderName, string>> = {
  yandex: 'the variables YANDEX_GPT_…',
  openai: 'LLM_BASE_URL, LLM_API_KEY and LLM_MODEL',
};
