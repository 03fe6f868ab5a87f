import type { MetricWeights } from '../contract.ts';
import { defaultGrading, type Grading } from './contract.ts';

/** All that the metrics of a course are computed by: its own rules, with the institution's weights where it has none. */
export type MetricRules = Omit<Grading, 'overall'> & { readonly overall: MetricWeights };

/** @param grading what the course has set; absent: nothing */
export function metricRules(institution: MetricWeights, grading: Grading = defaultGrading): MetricRules {
  return { ...grading, overall: grading.overall ?? institution };
}
