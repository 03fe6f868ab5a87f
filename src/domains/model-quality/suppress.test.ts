import { describe, expect, it } from 'vitest';
import type { Figures } from '#domains/risk/evaluation/contract.ts';
import type { EvaluationResult } from './contract.ts';
import { withoutSmallGroups } from './suppress.ts';

const figures = (n: number, failed: number, share = 0.5): Figures => ({
  ...{ n, failed, auc: 0.8, brier: 0.1, ece: 0.02 },
  zoneC: { share, precision: 0.9, recall: 0.6 },
  reliability: [
    { n: 9, predicted: 0.1, observed: 0.2 },
    { n: 10, predicted: 0.6, observed: 0.5 },
  ],
});

const result = (given: Partial<EvaluationResult>): EvaluationResult => ({
  courses: { finished: 1, unknown: 0, learned: 0, used: 1 },
  endings: { told: 40, derived: 0 },
  cuts: { half: figures(40, 15) },
  overall: figures(40, 15),
  groups: [],
  leadTime: { students: 15, never: 1, medianWeeks: 4, weeks: [{ weeks: 4, students: 14 }] },
  flags: { right: 0, wrong: 0, handled: 0 },
  ...given,
});

describe('what is told of a programme', () => {
  it('is all there is where there are enough students, but bins with few of them', () => {
    const told = withoutSmallGroups(result({}));
    const half = { ...figures(40, 15), reliability: [{ n: 10, predicted: 0.6, observed: 0.5 }] };
    expect(told).toEqual({ ...result({}), cuts: { half }, overall: half });
  });

  it('has no share of fewer than ten: not found of few who failed, not right of few in zone C', () => {
    expect(withoutSmallGroups(result({ cuts: { half: figures(40, 9) } }))?.cuts.half).toMatchObject({
      ...{ auc: null, zoneC: { share: 0.5, precision: 0.9, recall: null } },
    });
    expect(withoutSmallGroups(result({ cuts: { half: figures(40, 31) } }))?.cuts.half).toMatchObject({ auc: null });
    const fewInC = withoutSmallGroups(result({ cuts: { half: figures(40, 15, 0.225) } }))?.cuts.half;
    expect(fewInC).toMatchObject({ auc: 0.8, zoneC: { share: 0.225, precision: null, recall: 0.6 } });
    const tenInC = withoutSmallGroups(result({ cuts: { half: figures(40, 15, 0.25) } }))?.cuts.half;
    expect(tenInC?.zoneC.precision).toBe(0.9);
  });

  it('leaves out moments and lead times of few, and says nothing where no moment has ten students', () => {
    const told = withoutSmallGroups(
      result({
        cuts: { quarter: figures(9, 4), half: figures(10, 4) },
        leadTime: { students: 9, never: 0, medianWeeks: 3, weeks: [] },
      }),
    );
    expect(Object.keys(told?.cuts ?? {})).toEqual(['half']);
    expect(told?.leadTime).toBeNull();
    expect(withoutSmallGroups(result({ cuts: { quarter: figures(9, 4) }, overall: figures(9, 4) }))).toBeNull();
    expect(withoutSmallGroups(result({ cuts: {} }))).toBeNull();
  });
});
