import { expect, it } from 'vitest';
import { lifetimeUnit } from './lifetime-unit.ts';

it.each([
  [604_800, 'days', 7],
  [90_000, 'hours', 25],
  [900, 'minutes', 15],
  [901, 'seconds', 901],
] as const)('a life of %d seconds is said in %s', (seconds, unit, count) => {
  expect(lifetimeUnit(seconds)).toEqual({ unit, count });
});
