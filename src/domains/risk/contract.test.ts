import { describe, expect, it, test } from 'vitest';
import { defaultRiskSettings as defaults, riskSettingsSchema } from '#domains/risk/contract.ts';

const { weights, bounds } = defaults;

describe('riskSettingsSchema', () => {
  it('accepts the defaults', () => {
    expect(riskSettingsSchema.parse(defaults)).toEqual(defaults);
  });

  test.each([
    [
      'a lateness so heavy that handing in late would be worse than not at all',
      { weights: { ...weights, lateness: 0.5 } },
    ],
    ['a weight that makes one part certain ruin', { weights: { ...weights, pace: 1 } }],
    ['a zone C that begins before B', { bounds: { ...bounds, C: { lowest: 10, usual: 45, highest: 55 } } }],
    [
      'a bound whose usual value is not between its limits',
      { bounds: { ...bounds, C: { lowest: 50, usual: 45, highest: 55 } } },
    ],
    [
      'a zone B that begins at 0, leaving nobody on track',
      { bounds: { ...bounds, B: { lowest: 0, usual: 25, highest: 35 } } },
    ],
  ])('refuses %s', (_, change) => {
    expect(riskSettingsSchema.safeParse({ ...defaults, ...change }).success).toBe(false);
  });
});
