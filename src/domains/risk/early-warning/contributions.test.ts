import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionsOf } from './contributions.ts';
import { logOddsOf } from './log-odds.ts';
import type { EarlyWarningModel, TreeNode } from './model.ts';

const featureCount = 4;

const { tree } = fc.letrec<{ tree: TreeNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.integer({ min: -9, max: 9 }),
    fc.tuple(
      fc.nat(featureCount - 1),
      fc.option(fc.constantFrom(1, 2, 3)),
      fc.constantFrom(0 as const, 1 as const),
      tie('tree'),
      tie('tree'),
    ),
  ),
}));

const rowArbitrary = fc
  .array(fc.constantFrom(0, 1, 2, 3, Number.NaN), { minLength: featureCount, maxLength: featureCount })
  .map((values) => Float64Array.from(values));

const modelArbitrary = fc.array(tree, { minLength: 1, maxLength: 4 }).map((trees): EarlyWarningModel => {
  const calibration = { intercept: 0.5, slope: 1.5 };
  return { version: '', trainedOn: [], features: [], base: 1, trees, calibration, zoneCFrom: 0.5 };
});

/** Every order of the features. */
function ordersOf(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => ordersOf(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

/** Shapley values as they are defined: the mean, over all orders, of what changing the feature changes. */
function byDefinition(model: EarlyWarningModel, row: Float64Array, reference: Float64Array): number[] {
  const orders = ordersOf([...row.keys()]);
  const sums = [...row].map(() => 0);
  for (const order of orders) {
    const mixed = reference.slice();
    for (const feature of order) {
      const before = logOddsOf(model, mixed);
      mixed[feature] = row[feature] ?? Number.NaN;
      sums[feature] = (sums[feature] ?? 0) + (logOddsOf(model, mixed) - before) / orders.length;
    }
  }
  return sums;
}

describe('contributionsOf', () => {
  it('gives Shapley values as they are defined, also where a tree asks of a feature twice', () => {
    fc.assert(
      fc.property(modelArbitrary, rowArbitrary, rowArbitrary, (model, row, reference) => {
        const expected = byDefinition(model, row, reference);
        contributionsOf(model, row, reference).forEach((part, feature) => {
          expect(part).toBeCloseTo(expected[feature] ?? Number.NaN, 8);
        });
      }),
      { numRuns: 500 },
    );
  });
});
