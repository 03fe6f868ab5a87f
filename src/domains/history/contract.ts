import { z } from 'zod';
import { activityKinds, deadlineListSchema, heatMapSchema, studentResultsSchema } from '#domains/gradebook/contract.ts';
import { metricsOfCourseSchema, metricsOfStudentSchema } from '#domains/metrics/contract.ts';
import { zoneOfStudentSchema, zones, zonesOfCourseSchema } from '#domains/risk/contract.ts';

const count = z.int().nonnegative();
const percent = z.number().min(0).max(100).nullable();
const moment = z.iso.datetime();

/** Days that a trend looks back; the pages offer these. */
export const trendDays = [7, 30, 90] as const;
export type TrendDays = (typeof trendDays)[number];
export const trendQuery = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) });

const zoneCounts = z.object({ A: count, B: count, C: count, none: count });

/** Students together at a moment. */
export const trendPointSchema = z.object({
  at: moment,
  students: count,
  /** Means over the students for whom the number exists. */
  completionPct: percent,
  attendancePct: percent,
  /** Share of what was due that was overdue then. */
  overduePct: percent,
  zones: zoneCounts,
});
export type TrendPoint = z.infer<typeof trendPointSchema>;

/** A student at a moment. */
export const studentTrendPointSchema = z.object({
  at: moment,
  completionPct: percent,
  attendancePct: percent,
  overduePct: percent,
  overdue: count,
  zone: z.enum(zones).nullable(),
  /** Null to the student: see zoneOfStudentSchema. */
  riskScore: z.number().min(0).max(100).nullable(),
});
export type StudentTrendPoint = z.infer<typeof studentTrendPointSchema>;

const trendOf = <Point extends z.ZodType>(point: Point) =>
  z.object({
    /** In order, up to the newest; the first may be the one to compare with. */
    points: z.array(point),
    /** The last point that is at least so many days older than the newest; null when history does not go back so far. */
    before: point.nullable(),
  });
export const trendSchema = trendOf(trendPointSchema);
export type Trend = z.infer<typeof trendSchema>;
export const studentTrendSchema = trendOf(studentTrendPointSchema);
export type StudentTrend = z.infer<typeof studentTrendSchema>;

/** `GET /courses/:courseId/trend`. */
export const courseTrendSchema = z.object({
  course: trendSchema,
  groups: z.array(trendSchema.extend({ id: z.int(), name: z.string() })),
});
export type CourseTrend = z.infer<typeof courseTrendSchema>;

/** `GET /programme-trends`: the programmes of the courses the caller may see, over those courses. */
export const programmeTrendsSchema = z.object({
  items: z.array(trendSchema.extend({ id: z.int(), name: z.string() })),
});
export type ProgrammeTrends = z.infer<typeof programmeTrendsSchema>;

/** A moment, by default now, as people write it: `2024-11-11`, `2024-11-11T18:00`; without an offset in the institution's zone. */
export const asOfQuery = z.object({ asOf: z.string().optional() });

/** `GET /courses/:courseId/as-of`: all that a course's page shows, as it stood at a moment. */
export const courseAsOfSchema = z.object({
  asOf: moment,
  metrics: metricsOfCourseSchema,
  zones: zonesOfCourseSchema,
  heatMap: heatMapSchema,
  deadlines: deadlineListSchema,
});
export type CourseAsOf = z.infer<typeof courseAsOfSchema>;

/** `GET /courses/:courseId/students/:studentId/as-of`. */
export const studentAsOfSchema = z.object({
  asOf: moment,
  metrics: metricsOfStudentSchema,
  zone: zoneOfStudentSchema,
  results: studentResultsSchema,
});
export type StudentAsOf = z.infer<typeof studentAsOfSchema>;

/** Since when changes are told: since the data last changed, or of the last seven days. */
export const changesSince = ['import', 'week'] as const;
export type ChangesSince = (typeof changesSince)[number];
export const changesQuery = z.object({ since: z.enum(changesSince).default('import') });

/**
 * Why a student moved. `missed`: its deadline came and it was not done. `changed`: an import put another value there.
 * `done`: done or attended in between by its own time. `recorded`: an import has brought what is older, or knows no time.
 */
export const cellChanges = ['missed', 'changed', 'done', 'recorded'] as const;

const cellValue = z.object({ status: z.string(), score: z.number().nullable() });
export const cellChangeSchema = z.object({
  activityId: z.int(),
  name: z.string(),
  kind: z.enum(activityKinds),
  what: z.enum(cellChanges),
  /** When it was done, came due or was changed; null where nobody knows. */
  at: moment.nullable(),
  isLate: z.boolean(),
  /** Of a changed cell; null: nothing stood there. */
  before: cellValue.nullable(),
  after: cellValue.nullable(),
});
export type CellChange = z.infer<typeof cellChangeSchema>;

const standing = z.object({
  zone: z.enum(zones).nullable(),
  riskScore: z.number(),
  completionPct: percent,
  attendancePct: percent,
  overdue: count,
});
export type Standing = z.infer<typeof standing>;

/** Whether a student stands worse or better than before. */
export const directions = ['worse', 'better', 'steady'] as const;
export type Direction = (typeof directions)[number];

export const studentChangeSchema = z.object({
  studentId: z.int(),
  direction: z.enum(directions),
  before: standing,
  after: standing,
  /** The first of them, those that matter most; `cellCount` is how many there are. */
  cells: z.array(cellChangeSchema),
  cellCount: count,
});
export type StudentChange = z.infer<typeof studentChangeSchema>;

const span = {
  since: z.enum(changesSince),
  /** What is compared with what; null when there is nothing to compare with yet. */
  span: z.object({ from: moment, to: moment }).nullable(),
};

/** `GET /courses/:courseId/changes`: who became worse, then who became better, each the most first. */
export const courseChangesSchema = z.object({
  ...span,
  students: z.array(studentChangeSchema),
  /** All students of the course who were there before, also those beyond the list. */
  counts: z.record(z.enum(directions), count),
});
export type CourseChanges = z.infer<typeof courseChangesSchema>;

/** `GET /courses/:courseId/students/:studentId/changes`: null when there is nothing to compare with yet. */
const untoldStanding = standing.extend({ riskScore: z.number().nullable() });
export const studentChangesSchema = z.object({
  ...span,
  /** Without risk scores to the student: see zoneOfStudentSchema. */
  change: studentChangeSchema.extend({ before: untoldStanding, after: untoldStanding }).nullable(),
});
export type StudentChanges = z.infer<typeof studentChangesSchema>;
