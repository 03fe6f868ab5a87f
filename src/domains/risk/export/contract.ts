import { z } from 'zod';
import { judgements, zones } from '../contract.ts';
import { exportedWaysSchema } from '../ways-out/contract.ts';

const percent = z.number().min(0).max(100);
const count = z.int().nonnegative();
const points = z.number().min(0).max(100);

export const exportFormats = ['json', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `GET /courses/:courseId/export`: `asOf` is a moment, by default now; without an offset in the institution's zone. */
export const exportQuery = z.object({
  format: z.enum(exportFormats).default('json'),
  asOf: z.string().optional(),
  /** In json: with the ways out of each student, which are looked for on the spot. */
  waysOut: z.enum(['true', 'false']).default('false'),
});
export type CourseExportQuery = z.infer<typeof exportQuery>;

/** The course as of a moment, computed on the spot: the stable shape of `./pulse export … --format json [--ways-out]`. */
export const courseExportSchema = z.object({
  course: z.object({ id: z.int(), name: z.string() }),
  asOf: z.iso.datetime(),
  dataVersion: z.int(),
  totals: z.object({
    students: count,
    activities: count,
    lessons: count,
    done: count,
    failed: count,
    late: count,
    overdue: count,
    due: count,
    attended: count,
  }),
  means: z.object({ completionPct: percent.nullable(), attendancePct: percent.nullable() }),
  students: z.array(
    z.object({
      id: z.int(),
      externalId: z.string(),
      done: count,
      failed: count,
      late: count,
      overdue: count,
      due: count,
      attended: count,
      lessonsHeld: count,
      completionPct: percent.nullable(),
      attendancePct: percent.nullable(),
      overallPct: percent.nullable(),
      zone: z.enum(zones).nullable(),
      riskScore: points,
      /** That the student fails or leaves; null where nothing is due yet and rules judge. */
      probability: z.number().min(0).max(1).nullable(),
      judgedBy: z.enum(judgements).nullable(),
      reasons: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.number()) })),
      /** Where they were asked for. */
      waysOut: exportedWaysSchema.optional(),
    }),
  ),
});
export type CourseExport = z.infer<typeof courseExportSchema>;
