import { defineSetting } from '#kernel/settings.ts';
import { qualityThresholdsSchema, type QualityThresholds } from '../contract.ts';

/** From which figures on the groups of a course want a look. */
export const thresholdsSetting = defineSetting<QualityThresholds>({
  key: 'clustering_quality.thresholds',
  schema: qualityThresholdsSchema,
  default: { silhouette: 0.25, stability: 0.6, driftPct: 40, zoneCPoints: 15, days: 7 },
});
