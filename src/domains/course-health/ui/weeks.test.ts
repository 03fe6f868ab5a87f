import { expect, test } from 'vitest';
import { addWeeks } from './weeks.ts';

test('addWeeks: the weeks of courses are added up, and those between are there', () => {
  expect(
    addWeeks([
      [{ from: '2024-11-04', deadlines: 2 }],
      [
        { from: '2024-11-18', deadlines: 1 },
        { from: '2024-11-04', deadlines: 3 },
      ],
    ]),
  ).toEqual([
    { from: '2024-11-04', deadlines: 5 },
    { from: '2024-11-11', deadlines: 0 },
    { from: '2024-11-18', deadlines: 1 },
  ]);
  expect(addWeeks([[], []])).toEqual([]);
});
