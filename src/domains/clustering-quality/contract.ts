import { z } from 'zod';
import { clusteringMethods } from '#domains/risk/clusterings/contract.ts';
import { patternQualitySchema } from '#domains/risk/pattern/contract.ts';

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const percent = z.number().min(0).max(100);

/** `GET`, `PUT /settings/clustering-quality`: from which figures on the groups of a course want a look. */
export const qualityThresholdsSchema = z.object({
  /** Below it groups hardly stand apart: up to 0.25 Kaufman and Rousseeuw 1990 see no structure. */
  silhouette: share,
  /** Below it chance has chosen the groups: up to 0.6 Hennig 2007 would not trust them (of his measure). */
  stability: share,
  /** Per cent of the students whose group has another name after one run. */
  driftPct: z.int().min(1).max(100),
  /** By so many points of per cent the share of zone C has grown. */
  zoneCPoints: z.int().min(1).max(100),
  /** Days over which drift and zone C are looked at. */
  days: z.int().min(1).max(60),
});
export type QualityThresholds = z.infer<typeof qualityThresholdsSchema>;

export const alertKinds = ['silhouette', 'stability', 'drift', 'zone_c'] as const;
export type AlertKind = (typeof alertKinds)[number];

export const qualityAlertSchema = z.object({
  kind: z.enum(alertKinds),
  raisedAt: z.iso.datetime(),
  /** The figure, and the threshold that it has passed: silhouette and stability as they are, the others in per cent. */
  value: z.number(),
  threshold: z.number(),
});
export type QualityAlert = z.infer<typeof qualityAlertSchema>;

export const courseQualitySchema = z.object({
  courseId: z.int(),
  name: z.string(),
  programme: z.object({ id: z.int(), name: z.string() }).nullable(),
  students: count,
  /** Null before the first run, as is all of the run that follows. */
  asOf: z.iso.datetime().nullable(),
  groups: count.nullable(),
  /** Null of a single group, too. */
  quality: patternQualitySchema.nullable(),
  drift: share.nullable(),
  /** Of the students with a zone: in C, now and before the days of the thresholds. */
  atRiskPct: percent.nullable(),
  atRiskPctBefore: percent.nullable(),
  /** Of the latest runs, the oldest first; null of a run with a single group. */
  silhouettes: z.array(z.number().nullable()),
  stabilities: z.array(z.number().nullable()),
  /** How much other ways to find groups agree with the shown ones, by the adjusted Rand index; null: not compared yet. */
  agreements: z.array(z.object({ method: z.enum(clusteringMethods), agreement: z.number() })).nullable(),
  /** Those that are open. */
  alerts: z.array(qualityAlertSchema),
});
export type CourseQuality = z.infer<typeof courseQualitySchema>;

/** `GET /clustering-quality`: the courses the caller may read, the worst first. */
export const qualityOverviewSchema = z.object({
  days: z.int(),
  items: z.array(courseQualitySchema),
});
export type QualityOverview = z.infer<typeof qualityOverviewSchema>;
