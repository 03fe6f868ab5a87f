import { describe, expect, test } from 'vitest';
import { orderShown, parseTimeText, type DateOrder, type ReadTime } from './text-time.ts';

function shown(time: ReadTime | undefined): string | undefined {
  if (!time) return undefined;
  const { year, month, day, hour, minute, second } = time.at;
  return [year, month, day, ...(time.hasTime ? [hour, minute, second] : [])].join(' ');
}

describe('parseTimeText', () => {
  test.each<[string, DateOrder, string | undefined]>([
    ['10.11.2024 23:59', 'day_first', '2024 11 10 23 59 0'],
    ['10.11.2024 23:59', 'month_first', '2024 11 10 23 59 0'],
    ['10.11.24', 'day_first', '2024 11 10'],
    ['1.2.2024, 9:05:07', 'day_first', '2024 2 1 9 5 7'],
    ['2024-11-10 23:59:00', 'month_first', '2024 11 10 23 59 0'],
    ['2024-11-10T23:59:00.999', 'day_first', '2024 11 10 23 59 0'],
    ['2024/11/10', 'day_first', '2024 11 10'],
    [' 10/11/2024 ', 'day_first', '2024 11 10'],
    ['10/11/2024', 'month_first', '2024 10 11'],
    ['11/10/24 11:59 PM', 'month_first', '2024 11 10 23 59 0'],
    ['11/10/24 12:00 a.m.', 'month_first', '2024 11 10 0 0 0'],
    ['29.02.2024', 'day_first', '2024 2 29'],
    ['29.02.2023', 'day_first', undefined],
    ['31.04.2024', 'day_first', undefined],
    ['25/11/2024', 'month_first', undefined],
    ['10.11.2024 24:00', 'day_first', undefined],
    ['10.11.2024 13:00 PM', 'day_first', undefined],
    ['10.11.2024 23:60', 'day_first', undefined],
    ['10.11-2024', 'day_first', undefined],
    ['10.11.2024 23:59 Москва', 'day_first', undefined],
    ['2024-11-10T20:59:00Z', 'day_first', undefined],
    ['45606.99', 'day_first', undefined],
    ['вчера', 'day_first', undefined],
    ['', 'day_first', undefined],
  ])('«%s», %s, is %s', (text, order, expected) => {
    expect(shown(parseTimeText(text, order))).toBe(expected);
  });
});

describe('orderShown', () => {
  test.each([
    ['25/11/2024', 'day_first'],
    ['11/25/2024 10:00', 'month_first'],
    ['10-11-2024', 'either'],
    ['10/10/2024', undefined],
    ['10.11.2024', undefined],
    ['2024-11-10', undefined],
    ['Выполнено', undefined],
  ])('«%s» shows %s', (text, expected) => {
    expect(orderShown(text)).toBe(expected);
  });
});
