import fc from 'fast-check';
import { expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { metricSourceArbitrary, momentArbitrary } from '#test/fixtures/metric-source.ts';
import { storeSource, storedCourseId } from '#test/fixtures/store-source.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { defaultMetricWeights } from './contract.ts';
import { metricRules } from './grading/rules.ts';
import { computeMetrics } from './store/compute.ts';
import { findCourseMetric, replaceMetrics } from './store/metrics.ts';
import { summariseCourse } from './summarise-course.ts';

/** Every number of the object by the names of all around it. Both add up in an order of their own: the last digits may differ. */
const numbersOf = (value: object, path = ''): string[] =>
  Object.entries(value)
    .flatMap(([name, part]: [string, unknown]) => {
      if (typeof part === 'object' && part !== null) return numbersOf(part, `${path}${name}.`);
      return [`${path}${name} ${typeof part === 'number' ? part.toFixed(6) : String(part)}`];
    })
    .sort();

const rules = metricRules(defaultMetricWeights);

describeOnBothDatabases('the summary of a course', (test) => {
  it(
    'equals what is stored of it',
    () =>
      test.run(() =>
        fc.assert(
          fc.asyncProperty(metricSourceArbitrary, momentArbitrary, async (source, at) => {
            await storeSource(source);
            await transaction(() => replaceMetrics(storedCourseId, 1, at, rules));
            const stored = await findCourseMetric(storedCourseId);
            if (!stored) throw new Error('the course was stored');
            const summary = summariseCourse(await computeMetrics(storedCourseId, at, rules));
            const { students, totals, means, medians } = stored;
            expect(numbersOf(summary)).toEqual(numbersOf({ students, totals, means, medians }));
          }),
          { numRuns: 25 },
        ),
      ),
    60_000,
  );
});
