import { expect, test } from 'vitest';
import { isAnotherName } from './another-name.ts';

test.each([
  ['Белова Анна', 'Кузнецов Денис', true],
  ['Belova, Anna', 'Kim Lee', true],
  ['Белова Анна', 'Чернова Анна', false],
  ['Семёнов Пётр', 'Петр Семенов', false],
  ['Белова А. И.', 'Белова Анна Ивановна', false],
  ['Белова Анна', 'Belova Anna', false],
  ['Белова Анна', null, false],
  ['Белова Анна', '—', false],
])('%s and %s are names of two people: %s', (one, other, expected) => {
  expect(isAnotherName(one, other)).toBe(expected);
  expect(isAnotherName(other, one)).toBe(expected);
});
