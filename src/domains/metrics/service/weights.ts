import { defineSetting, getSetting } from '#kernel/settings.ts';
import { defaultMetricWeights, metricWeights } from '../contract.ts';
import type { Grading } from '../grading/contract.ts';
import { metricRules, type MetricRules } from '../grading/rules.ts';
import { findGrading } from '../store/grading.ts';

/** How overall % weighs completion and attendance. */
export const weightsSetting = defineSetting({
  key: 'metrics.weights',
  schema: metricWeights,
  default: defaultMetricWeights,
});

/** What a course's metrics are computed by at present. */
export async function rulesOfCourse(courseId: number): Promise<MetricRules> {
  return toRules(await findGrading(courseId));
}

/** What they would be computed by if the course had set this; undefined: nothing. */
export async function toRules(grading: Grading | undefined): Promise<MetricRules> {
  return metricRules(await getSetting(weightsSetting), grading);
}
