import { describe, expect, test } from 'vitest';
import { findColumn, headerText, isHeader, type HeaderName } from './headers.ts';

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
