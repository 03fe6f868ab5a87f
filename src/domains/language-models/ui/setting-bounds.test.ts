import { expect, it } from 'vitest';
import { languageModelSettingsSchema } from '../contract.ts';
import { modelSetting } from '../service/settings.ts';
import { isWithin, limitNames, wholeBounds, wholeNames } from './setting-bounds.ts';

const usual = { ...modelSetting.default, callDays: 366 };

it('the form of language models takes the numbers that the server takes, and no others', () => {
  expect(isWithin(usual)).toBe(true);
  for (const name of wholeNames) {
    const [least, most] = wholeBounds[name];
    for (const value of [least - 1, least, least + 0.5, most, most + 1, Number.NaN]) {
      const settings = { ...usual, [name]: value };
      expect([name, value, isWithin(settings)]).toEqual([
        ...[name, value, languageModelSettingsSchema.safeParse(settings).success],
      ]);
    }
  }
  for (const name of limitNames) {
    for (const value of [null, 0, 0.5, 1, Number.NaN]) {
      const yandex = { ...usual.providers.yandex, [name]: value };
      const settings = { ...usual, providers: { ...usual.providers, yandex } };
      expect([name, value, isWithin(settings)]).toEqual([
        ...[name, value, languageModelSettingsSchema.safeParse(settings).success],
      ]);
    }
  }
});
