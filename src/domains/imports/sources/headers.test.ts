import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findColumn, headerNames, headerText, isHeader, type HeaderName } from './headers.ts';

describe('isHeader', () => {
  test.each<[string, HeaderName, boolean]>([
    ['Время выполнения', 'completion', true],
    ['Время выполнеиня', 'completion', true],
    ['время  выполнения:', 'completion', true],
    ['Время выполнения (Лекция 1)', 'completion', true],
    ['Completion time', 'completion', true],
    ['Completoin time', 'completion', true],
    ['Время выполнения проекта', 'completion', false],
    ['Дедлайн', 'deadline', true],
    ['Дэдлайн', 'deadline', true],
    ['Deadline', 'deadline', true],
    ['Срок', 'deadline', true],
    ['Сорок', 'deadline', false],
    ['Дедлайн', 'completion', false],
    ['Студент_ID', 'student', true],
    ['Student ID', 'student', true],
    ['Курс', 'course', true],
    ['Курсы', 'course', false],
    ['Итого', 'total', true],
    ['Итоговый тест', 'total', false],
  ])('«%s» as %s: %s', (text, column, expected) => {
    expect(isHeader(text, column)).toBe(expected);
  });
});

test('findColumn prefers the plainer name, and leaves the other for the name of a person', () => {
  const row = ['№', 'Студент', 'Студент_ID', 'Курс'];
  const student = findColumn(row, 'student', new Set());
  expect(student).toBe(2);
  expect(findColumn(row, 'name', new Set([2]))).toBe(1);
  expect(findColumn(row, 'email', new Set())).toBeUndefined();
});

test('headerText: a lesson may be headed by a date or a number', () => {
  expect(headerText({ kind: 'date', serial: 45545, hasTime: false })).toBe('2024-09-10');
  expect(headerText(7)).toBe('7');
  expect(headerText(null)).toBe('');
});

/** The whole table of the optimal string alignment distance: slow, and plainly right. */
function alignmentDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j));
  const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const exchanged = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      table[i]?.splice(j, 1, Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, changed, exchanged));
    }
  }
  return at(a.length, b.length);
}

test('a misspelt header is known as long as it is within two edits of a long name', () => {
  const name = 'время выполнения';
  const edit = fc.tuple(fc.nat({ max: name.length - 1 }), fc.constantFrom('put', 'leave', 'change', 'exchange'));
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
      let text = name;
      for (const [at, kind] of edits) {
        const [before, after] = [text.slice(0, at), text.slice(at)];
        if (kind === 'put') text = `${before}ж${after}`;
        else if (kind === 'leave') text = before + after.slice(1);
        else if (kind === 'change') text = `${before}ж${after.slice(1)}`;
        else text = before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2);
      }
      fc.pre(text === text.trim() && !text.includes('  '));
      const nearest = Math.min(
        ...headerNames.completion.filter((one) => one.length >= 10).map((one) => alignmentDistance(text, one)),
      );
      expect(isHeader(text, 'completion')).toBe(nearest <= 2);
    }),
    { numRuns: 2000 },
  );
});
