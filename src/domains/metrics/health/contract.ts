import { z } from 'zod';

const moment = z.iso.datetime({ offset: true }).nullable();

/** What a recomputation keeps of a course for a programme head (`course_metric.health`). */
export const storedHealthSchema = z.object({
  weeks: z.array(z.object({ from: z.iso.date(), deadlines: z.int() })),
  waiting: z.int(),
  waitingSince: moment,
  recordedAt: moment,
});

/** The same with the figures of the course that go with it. */
export interface HealthFacts extends z.infer<typeof storedHealthSchema> {
  readonly courseId: number;
  readonly asOf: string;
  readonly completionPct: number | null;
  readonly attendancePct: number | null;
  readonly due: number;
  readonly overdue: number;
  readonly upcoming: number;
}
