import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

const yandex = { YANDEX_GPT_FOLDER_ID: 'b1g', YANDEX_GPT_API_KEY: 'AQVN' };
const own = { LLM_BASE_URL: 'http://localhost:11434/v1', LLM_MODEL: 'qwen3' };

it('language models, configuration: none is a normal state', () => {
  expect(readConfig({}).llm).toEqual({ order: [], yandex: undefined, openai: undefined });
});

it('language models, configuration: those configured are asked, in the order that is told', () => {
  expect(readConfig({ ...yandex, ...own }).llm.order).toEqual(['yandex', 'openai']);
  const { llm } = readConfig({ ...yandex, ...own, LLM_PROVIDERS: 'openai, yandex' });
  expect(llm.order).toEqual(['openai', 'yandex']);
  expect(llm.yandex).toMatchObject({ access: { kind: 'key', key: 'AQVN' }, model: 'yandexgpt/latest', mode: 'sync' });
  expect(readConfig({ ...yandex, ...own, LLM_PROVIDERS: 'openai' }).llm.order).toEqual(['openai']);
});

it.each([
  [{ YANDEX_GPT_API_KEY: 'AQVN', LLM_API_KEY: 'sk' }, ['YANDEX_GPT_FOLDER_ID', 'LLM_BASE_URL', 'LLM_MODEL']],
  [{ ...yandex, YANDEX_GPT_IAM_TOKEN: 't1' }, ['YANDEX_GPT_API_KEY']],
  [{ YANDEX_GPT_FOLDER_ID: 'b1g' }, ['YANDEX_GPT_API_KEY']],
  [{ ...own, LLM_PROVIDERS: 'yandex' }, ['LLM_PROVIDERS']],
  [{ ...own, LLM_PROVIDERS: 'openai,openai' }, ['LLM_PROVIDERS']],
  [{ ...own, LLM_BASE_URL: 'http://llm.example.edu/v1' }, ['LLM_BASE_URL']],
  [{ ...own, LLM_API_KEY: 'with space' }, ['LLM_API_KEY']],
])('language models, configuration: all faults of %o are told', (environment, variables) => {
  let message = '';
  try {
    readConfig(environment);
  } catch (error) {
    message = String(error);
  }
  for (const variable of variables) expect(message).toContain(variable);
  expect(message).not.toContain('AQVN');
  expect(message).not.toContain('with space');
});
