import { openAiCompatible } from '#adapters/llm/openai/openai-compatible.ts';
import type { LanguageModel } from '#adapters/llm/port.ts';
import { yandexGpt } from '#adapters/llm/yandex/yandex-gpt.ts';
import { setSetting } from '#kernel/settings.ts';
import { openAiKey, openAiModel, startOpenAi } from '#test/fakes/llm/openai.ts';
import type { FakeModel, FakeModelOptions } from '#test/fakes/llm/server.ts';
import { startYandexGpt, yandexFolder, yandexKey } from '#test/fakes/llm/yandex.ts';
import type { LanguageModelSettings, ProviderSettings } from '#domains/language-models/contract.ts';
import { modelSetting } from '#domains/language-models/service/settings.ts';

/** A YandexGPT at this address. */
export function yandexAt(address: string): LanguageModel {
  return yandexGpt({
    access: { kind: 'key', key: yandexKey },
    ...{ folder: yandexFolder, model: 'yandexgpt/latest', mode: 'sync', baseUrl: address, operationsUrl: address },
  });
}

export interface TwoModels {
  readonly yandex: FakeModel;
  readonly openAi: FakeModel;
  readonly models: readonly LanguageModel[];
}

/** Both fakes and their clients, YandexGPT first. @param afterEach of vitest: they are closed after each test */
export function useTwoModels(
  afterEach: (work: () => Promise<void>) => void,
): (options?: FakeModelOptions) => Promise<TwoModels> {
  const servers: FakeModel[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });
  return async (options = {}) => {
    const [yandex, openAi] = [await startYandexGpt(options), await startOpenAi(options)];
    servers.push(yandex, openAi);
    const second = openAiCompatible({ baseUrl: `${openAi.address}/v1`, apiKey: openAiKey, model: openAiModel });
    return { yandex, openAi, models: [yandexAt(yandex.address), second] };
  };
}

/** Sets some of the settings; limits are of YandexGPT. */
export async function setModels(
  limits: Partial<ProviderSettings>,
  others: Partial<Omit<LanguageModelSettings, 'providers' | 'callDays'>> = {},
): Promise<void> {
  const { providers, ...rest } = modelSetting.default;
  const yandex = { ...providers.yandex, ...limits };
  await setSetting(modelSetting, { ...rest, ...others, providers: { ...providers, yandex } }, null);
}
