import { describe, expect, it } from 'vitest';
import { createFormats } from './formats.ts';

const now = new Date('2024-11-14T12:00:00Z');
const ru = createFormats('ru', 'Europe/Moscow', () => now);
const en = createFormats('en', 'Europe/Moscow', () => now);
/** Intl joins numbers and units with spaces that do not break. */
const spaced = (text: string) => text.replace(/\s/g, ' ');

describe('createFormats', () => {
  it('writes numbers and percentages as the language does', () => {
    expect(spaced(ru.number(1234.56, 1))).toBe('1 234,6');
    expect(en.number(1234.56, 1)).toBe('1,234.6');
    expect([ru.fixed(0.17, 3), en.fixed(0.17, 3)]).toEqual(['0,170', '0.170']);
    expect(spaced(ru.percent(46.4, 1))).toBe('46,4 %');
    expect(en.percent(46.4)).toBe('46%');
  });

  it('shows moments in the time zone of the institution, whatever the browser’s is', () => {
    expect(ru.dateTime('2024-11-10T20:59:00Z')).toBe('10 нояб., 23:59');
    expect(createFormats('en', 'Asia/Vladivostok', () => now).dateTime('2024-11-10T20:59:00Z')).toBe('11 Nov, 06:59');
  });

  it('names the year only of other years', () => {
    expect(en.date('2024-01-05T12:00:00Z')).toBe('5 Jan');
    expect(en.date('2023-01-05T12:00:00Z')).toBe('5 Jan 2023');
    expect(en.date('2023-12-31T21:30:00Z'), 'already the new year in Moscow').toBe('1 Jan');
  });

  it.each([
    ['2024-11-14T12:00:20Z', 'сейчас'],
    ['2024-11-14T11:20:00Z', '40 минут назад'],
    ['2024-11-14T15:00:00Z', 'через 3 часа'],
    ['2024-11-13T08:00:00Z', 'вчера'],
    ['2024-11-10T20:59:00Z', '4 дня назад'],
    ['2024-11-15T13:00:00Z', 'завтра'],
    ['2024-08-14T12:00:00Z', '3 месяца назад'],
    ['2022-11-14T12:00:00Z', '2 года назад'],
  ])('says how far %s is from now', (instant, words) => {
    expect(ru.relative(instant)).toBe(words);
  });

  it('writes sizes and durations with their units', () => {
    expect(spaced(ru.bytes(187_432))).toBe('187 кБ');
    expect(spaced(ru.bytes(1_400_000))).toBe('1,4 МБ');
    expect(spaced(ru.seconds(12.34))).toBe('12,3 с');
    expect(spaced(ru.seconds(0.0312))).toBe('31 мс');
  });
});
