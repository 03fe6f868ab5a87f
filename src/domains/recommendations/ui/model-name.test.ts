import { expect, it } from 'vitest';
import { modelName } from './model-name.ts';

it('modelName leaves the folder of a Yandex address out and other names as they are', () => {
  expect(modelName('gpt://b1gfolder/yandexgpt/latest 08.11.2026')).toBe('yandexgpt/latest 08.11.2026');
  expect(modelName('qwen2.5-72b-instruct')).toBe('qwen2.5-72b-instruct');
  expect(modelName('org/model')).toBe('org/model');
});
