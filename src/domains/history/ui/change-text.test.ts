import { describe, expect, it } from 'vitest';
import { createFormats } from '#web/kit/i18n/formats.ts';
import { translate } from '#web/kit/i18n/messages.ts';
import { changeText } from './change-text.ts';
import { historyMessages } from './messages.ts';

const formats = createFormats('ru', 'Europe/Moscow', () => new Date('2024-11-11T00:00:00Z'));
const t = translate(historyMessages, 'ru');
const at = '2024-10-12T12:00:00Z';

describe('changeText', () => {
  it('says by how much and since when', () => {
    expect(changeText({ value: 64, before: { value: 60.9, at } }, t, formats)).toBe('на 3,1 п. п. больше, чем 12 окт.');
    expect(changeText({ value: 60, before: { value: 64, at } }, t, formats)).toBe('на 4 п. п. меньше, чем 12 окт.');
    expect(changeText({ value: 60, before: { value: 60.01, at } }, t, formats)).toBe('как 12 окт.');
  });

  it('says that there is nothing to compare with', () => {
    const none = 'сравнить не с чем: история короче';
    expect(changeText({ value: 60, before: undefined }, t, formats)).toBe(none);
    expect(changeText({ value: 60, before: { value: null, at } }, t, formats)).toBe(none);
  });
});
