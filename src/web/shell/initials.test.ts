import { expect, it } from 'vitest';
import { initialsOf } from './initials.ts';

it.each([
  ['Мария Кузнецова', 'МК'],
  ['мария', 'М'],
  ['  Иван   Иванович Петров ', 'ИИ'],
  ['Студент (демо)', 'С'],
  ['', ''],
])('initialsOf(%j) is %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
