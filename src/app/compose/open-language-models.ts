import type { Registry } from 'prom-client';
import type { LanguageModel, ProviderName } from '#adapters/llm/port.ts';
import type { Config } from '../config.ts';
import type { LlmSettings } from '../llm-environment.ts';
import { measureLanguageModels } from './language-model-metrics.ts';

/** The language models that are configured, in their order, measured. Nothing is asked of them yet. */
export async function openLanguageModels(
  { llm }: Pick<Config, 'llm'>,
  metrics?: Registry,
): Promise<readonly LanguageModel[]> {
  const models: LanguageModel[] = [];
  for (const name of llm.order) {
    const model = await openOne(name, llm);
    if (model) models.push(model);
  }
  return metrics && models.length > 0 ? measureLanguageModels(metrics, models) : models;
}

// Loaded only here: who asks none need not read the clients.
async function openOne(name: ProviderName, { yandex, openai }: LlmSettings): Promise<LanguageModel | undefined> {
  if (name === 'yandex' && yandex) {
    const { yandexGpt } = await import('#adapters/llm/yandex/yandex-gpt.ts');
    return yandexGpt(yandex);
  }
  if (name === 'openai' && openai) {
    const { openAiCompatible } = await import('#adapters/llm/openai/openai-compatible.ts');
    return openAiCompatible(openai);
  }
  return undefined;
}
