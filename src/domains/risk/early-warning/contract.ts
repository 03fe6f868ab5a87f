import { z } from 'zod';

const count = z.int().nonnegative();
const percent = z.number().min(0).max(100);
const days = z.number().nonnegative();
/** The middle of the course in the unit of the student's number. */
const median = z.number().nonnegative();
/** In percent of the most points; more than 100 with extra credit. */
const score = z.number().nonnegative();

/** A reason with the numbers by which it is told. */
export const reasonOf = <Code extends string, Params extends z.ZodRawShape>(code: Code, params: Params) =>
  z.object({
    code: z.literal(code),
    params: z.object(params),
    /**
     * Points of the risk score it accounts for. By rules those of all reasons add up to the score, by probability to its
     * distance from that of the course's median student: what lowers the probability is negative.
     */
    contribution: z.number(),
  });

/** What moves a student's probability away from that of the course's median student. */
export const warningReasons = [
  reasonOf('overdue_beside', { overdue: count, due: count, median }),
  reasonOf('missed_in_a_row', { count, median }),
  reasonOf('failed_beside', { failed: count, done: count, median }),
  /** What is overdue counts as 0. */
  reasonOf('mean_score', { score, median }),
  reasonOf('lowest_score', { score, median }),
  reasonOf('last_score', { score, median }),
  reasonOf('late_beside', { late: count, due: count, median }),
  /** From submission to deadline, on average. */
  reasonOf('days_early', { days, median }),
  /** From deadline to submission, on average; the course's median is before it. */
  reasonOf('days_late', { days, median }),
  reasonOf('silent_since', { days, median }),
  /** `median` counts what is done. */
  reasonOf('nothing_handed_in', { median }),
  reasonOf('done_beside', { done: count, activities: count, median }),
  reasonOf('done_ahead', { count, median }),
  /** Of the probability that the median student has: all are in the same trouble; `median` is in percent. */
  reasonOf('course_in_trouble', { median: percent }),
  /** What cannot be told by a number that is known, and what is too small to be told by itself. */
  reasonOf('other_signs', {}),
  // What a student of a small course is told in place of a comparison with the others.
  reasonOf('own_missed_in_a_row', { count }),
  reasonOf('own_mean_score', { score }),
  reasonOf('own_lowest_score', { score }),
  reasonOf('own_last_score', { score }),
  reasonOf('own_days_early', { days }),
  reasonOf('own_days_late', { days }),
  reasonOf('own_silent_since', { days }),
  reasonOf('own_nothing_handed_in', {}),
  reasonOf('own_done_ahead', { count }),
] as const;

export const warningReasonSchema = z.discriminatedUnion('code', warningReasons);
export type WarningReason = z.infer<typeof warningReasonSchema>;
