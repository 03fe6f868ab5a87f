import { expect, it } from 'vitest';
import { readAsOf } from './as-of-search.ts';

it('readAsOf takes a day of the calendar and nothing else', () => {
  expect(readAsOf('2024-10-12')).toEqual({ asOf: '2024-10-12' });
  for (const other of [undefined, 20241012, '2024-10', '2024-13-01', '2024-10-12T00:00', 'now']) {
    expect(readAsOf(other)).toEqual({});
  }
});
