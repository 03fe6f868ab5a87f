import { expect, it } from 'vitest';
import { isDue } from './is-due.ts';

const monday = { isOn: true, weekday: 1, hour: 8 };

it.each([
  [monday, 1, 7, false],
  [monday, 1, 8, true],
  [monday, 2, 7, true],
  [monday, 2, 8, false],
  [monday, 7, 23, false],
  [{ ...monday, isOn: false }, 1, 8, false],
  [{ ...monday, weekday: 7, hour: 20 }, 7, 20, true],
  [{ ...monday, weekday: 7, hour: 20 }, 1, 8, false],
])('of digests at %j, on day %i at %i o’clock it is %s that they are due', (settings, weekday, hour, due) => {
  expect(isDue(settings, weekday, hour)).toBe(due);
});
