import { z } from 'zod';

/** Runs of a course that are kept; older ones are removed with each new run. */
export const keptRuns = 50;

const count = z.int().nonnegative();
const percent = z.number().min(0).max(100);

const named = <Code extends string>(code: Code) => z.object({ code: z.literal(code), params: z.object({}) });

/** How the students of a cluster work, in a word; chosen by the medians of its members. */
export const patternNameSchema = z.discriminatedUnion('code', [
  /** Nothing done, nothing attended. */
  named('not_started'),
  /** Attends lessons and hands nothing in. */
  named('attends_only'),
  /** Did something, then nothing for so many weeks. */
  z.object({ code: z.literal('stopped'), params: z.object({ weeks: count }) }),
  /** Most of what is due is missing. */
  named('mostly_undone'),
  /** Hands in, but late. */
  named('late'),
  /** Hands in, but below the pass mark. */
  named('below_pass_mark'),
  /** Some of what is due is missing. */
  named('partly_undone'),
  /** Does what is due and seldom attends. */
  named('on_time_absent'),
  /** Has done nearly everything there is. */
  named('nearly_finished'),
  /** Does what is due in time. */
  named('on_time'),
  /** Nothing is due yet, and much is done. */
  named('ahead'),
  /** Nothing is due yet, and little is done. */
  named('beginning'),
]);
export type PatternName = z.infer<typeof patternNameSchema>;

/** The medians of a cluster; null where the number is unknown of most of its members. */
export const typicalSchema = z.object({
  completionPct: percent.nullable(),
  /** Of what is due; null where nothing is. */
  overduePct: percent.nullable(),
  attendancePct: percent.nullable(),
  silentDays: z.number().nonnegative().nullable(),
});
export type Typical = z.infer<typeof typicalSchema>;

export const patternQualitySchema = z.object({
  /** Mean silhouette, −1 to 1 (Rousseeuw 1987). */
  silhouette: z.number().min(-1).max(1),
  /** Variance between the clusters beside that within them (Caliński and Harabasz 1974); null where nobody differs within. */
  calinskiHarabasz: z.number().nonnegative().nullable(),
  /** Mean adjusted Rand index (Hubert and Arabie 1985) between the clusters and those of bootstrap samples; 1 is the same. */
  stability: z.number().min(-1).max(1),
});

/** How the students of a course work, for eyes: it decides nothing. */
export const coursePatternSchema = z.object({
  /** From those who have the least speaking against them; one cluster where there are too few students or differences. */
  clusters: z.array(z.object({ name: patternNameSchema, size: count, typical: typicalSchema })),
  /** Null of a single cluster. */
  quality: patternQualitySchema.nullable(),
});
export type CoursePattern = z.infer<typeof coursePatternSchema>;

/** What is watched of one run of a course. */
export interface RunFigures {
  readonly runId: number;
  readonly asOf: Date;
  readonly groups: number;
  /** Null of a single group. */
  readonly quality: z.infer<typeof patternQualitySchema> | null;
  /** Share of the students who were there in the run before whose group has another name now. */
  readonly drift: number | null;
  /** Students with a zone, and those in C. */
  readonly zoned: number;
  readonly atRisk: number;
}
