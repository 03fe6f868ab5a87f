import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StudentResults } from '../contract.ts';
import { byDay, growth, progressOf } from './progress.ts';

type Item = StudentResults['items'][number];
const item = (fields: Partial<Item>): Item => ({
  id: 1,
  name: 'Test 1',
  kind: 'test',
  position: 1,
  maxPoints: null,
  dueAt: null,
  held: [],
  state: 'upcoming',
  score: null,
  completedAt: null,
  ...fields,
});
const at = (day: number) => `2024-11-${String(day).padStart(2, '0')}T00:00:00Z`;

describe('growth', () => {
  it('rises from nothing to all, and never falls', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 90 }), { minLength: 1 }), (moments) => {
        const line = growth(moments, 0, 100);
        expect(line.at(0)).toEqual([0, 0]);
        expect(line.at(-1)).toEqual([100, moments.length]);
        line.slice(1).forEach(([moment, count], index) => {
          const [before, less] = line[index] ?? [0, 0];
          expect(moment).toBeGreaterThan(before);
          expect(count).toBeGreaterThanOrEqual(less);
        });
      }),
    );
  });

  it('is no line without moments', () => {
    expect(growth([], 0, 100)).toEqual([]);
  });
});

describe('progressOf', () => {
  it('counts what is done, late and failed included, and leaves lessons and attempts out', () => {
    const { done, due, count } = progressOf({
      asOf: at(14),
      dataVersion: 1,
      items: [
        item({ state: 'done', completedAt: at(2), dueAt: at(10) }),
        item({ state: 'late', completedAt: at(11), dueAt: at(10) }),
        item({ state: 'failed', completedAt: at(3) }),
        item({ state: 'attempted', completedAt: at(4) }),
        item({ kind: 'lesson', state: 'present', completedAt: at(5) }),
      ],
    });
    expect(count).toBe(4);
    expect(done.at(-1)).toEqual([Date.parse(at(14)), 3]);
    expect(due).toEqual([
      [Date.parse(at(2)), 0],
      [Date.parse(at(10)), 2],
      [Date.parse(at(14)), 2],
    ]);
  });

  it('has no lines when nothing is done and nothing has a deadline', () => {
    expect(progressOf({ asOf: at(14), dataVersion: 1, items: [item({})] })).toEqual({ done: [], due: [], count: 1 });
  });
});

it('byDay keeps the last count of each day', () => {
  expect(
    byDay(
      [
        [1, 1],
        [5, 2],
        [12, 3],
      ],
      (moment) => `day ${String(Math.floor(moment / 10))}`,
    ),
  ).toEqual([
    ['day 0', 2],
    ['day 1', 3],
  ]);
});
