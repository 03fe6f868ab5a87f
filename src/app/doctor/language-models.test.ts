import { afterEach, expect, it } from 'vitest';
import { readConfig } from '#app/config.ts';
import { openAiKey, openAiModel, startOpenAi } from '#test/fakes/llm/openai.ts';
import type { FakeModel } from '#test/fakes/llm/server.ts';
import { startYandexGpt, yandexFolder, yandexKey } from '#test/fakes/llm/yandex.ts';
import { examineLanguageModels } from './language-models.ts';

const servers: FakeModel[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

it('doctor, language models: says that none is configured', async () => {
  expect(await examineLanguageModels(readConfig({}))).toMatchObject([{ status: 'ok', about: 'language model' }]);
});

it('doctor, language models: tells one that answers, and one that does not take the key, never the key', async () => {
  const [yandex, openAi] = [await startYandexGpt(), await startOpenAi()];
  servers.push(yandex, openAi);
  const config = readConfig({
    YANDEX_GPT_BASE_URL: yandex.address,
    YANDEX_GPT_API_KEY: yandexKey,
    YANDEX_GPT_FOLDER_ID: yandexFolder,
    LLM_BASE_URL: `${openAi.address}/v1`,
    LLM_MODEL: openAiModel,
    LLM_API_KEY: `not-${openAiKey}`,
  });
  const findings = await examineLanguageModels(config);
  expect(findings).toMatchObject([{ status: 'ok' }, { status: 'warning' }]);
  expect(findings[1]?.seen).toContain('http_401');
  expect(JSON.stringify(findings)).not.toContain(openAiKey);
  expect(yandex.questions).toHaveLength(1);
});
