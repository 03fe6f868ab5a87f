import { openAiKey, openAiModel, startOpenAi } from '#test/fakes/llm/openai.ts';
import type { FakeModel } from '#test/fakes/llm/server.ts';
import { startYandexGpt, yandexFolder, yandexKey } from '#test/fakes/llm/yandex.ts';

export interface ModelsOfDemo {
  readonly yandex: FakeModel;
  readonly openAi: FakeModel;
  /** Variables by which a demo finds them. */
  readonly environment: Record<string, string>;
  close(): Promise<void>;
}

/** Both fake language models, for a demo. */
export async function startModels(): Promise<ModelsOfDemo> {
  const [yandex, openAi] = [await startYandexGpt({ answerMs: 40 }), await startOpenAi({ answerMs: 60 })];
  return {
    ...{ yandex, openAi },
    environment: {
      YANDEX_GPT_BASE_URL: yandex.address,
      YANDEX_GPT_OPERATIONS_URL: yandex.address,
      YANDEX_GPT_API_KEY: yandexKey,
      YANDEX_GPT_FOLDER_ID: yandexFolder,
      LLM_BASE_URL: `${openAi.address}/v1`,
      LLM_API_KEY: openAiKey,
      LLM_MODEL: openAiModel,
    },
    async close() {
      await yandex.close();
      await openAi.close();
    },
  };
}
