import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import type { Grading } from '#domains/metrics/grading/contract.ts';
import { metricRules } from '#domains/metrics/grading/rules.ts';
import { referenceMetrics, type MetricSource } from '#domains/metrics/reference.ts';
import { metricSourceArbitrary, momentArbitrary } from '#test/fixtures/metric-source.ts';
import { storeSource, storedCourseId } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { computeMetrics } from './compute.ts';

/** Of the parts, those that activities are in. */
function withPresentParts(source: MetricSource): MetricSource {
  const present = new Set(source.activities.filter(({ isLesson }) => !isLesson).map(({ grade }) => grade.part));
  return { ...source, parts: new Map([...source.parts].filter(([key]) => present.has(key))) };
}

/** The source without what it says of weights. */
function withoutWeights(source: MetricSource): MetricSource {
  const activities = source.activities.map((one) => ({ ...one, grade: { ...one.grade, weight: null } }));
  return { ...source, activities, parts: new Map() };
}

/** The same as the rules of the course. */
function rulesOf({ activities, parts }: MetricSource): Pick<Grading, 'parts' | 'activities'> {
  return {
    parts: Object.fromEntries(parts),
    activities: Object.fromEntries(
      activities.flatMap(({ id, grade }) => (grade.weight === null ? [] : [[id, grade.weight]])),
    ),
  };
}

/** Both multiply and divide in an order of their own: the last digits may differ. */
function rounded(metric: StudentCourseMetric): StudentCourseMetric {
  const round = (value: number | null) => (value === null ? null : Number(value.toFixed(9)));
  return {
    ...metric,
    overallPct: round(metric.overallPct),
    gradePct: round(metric.gradePct),
    daysSinceLastActivity: round(metric.daysSinceLastActivity),
  };
}

describeOnBothDatabases('metrics in SQL', (test) => {
  it(
    'equal the plain reference for any gradebook, moment and weights',
    () =>
      test.run(() =>
        fc.assert(
          fc.asyncProperty(
            metricSourceArbitrary,
            momentArbitrary,
            fc.record({ completion: fc.integer({ min: 1, max: 9 }), attendance: fc.integer({ min: 0, max: 9 }) }),
            fc.record({ passPct: fc.option(fc.constantFrom(40, 50)), overdueIsZero: fc.boolean() }),
            fc.boolean(),
            async (generated, at, overall, judged, isSetHere) => {
              const source = withPresentParts(generated);
              const rules = { ...metricRules(overall), ...judged };
              await storeSource(isSetHere ? withoutWeights(source) : source);
              const reference = referenceMetrics({ ...source, at, rules });
              const computed = await computeMetrics(
                storedCourseId,
                at,
                isSetHere ? { ...rules, ...rulesOf(source) } : rules,
              );
              expect(computed.map(rounded)).toEqual(reference.map(rounded));
            },
          ),
          { numRuns: 60 },
        ),
      ),
    120_000,
  );
});
