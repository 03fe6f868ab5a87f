import { z } from 'zod';

const count = z.int().nonnegative();

/** Days afterwards at which students are looked at again. */
export const effectDays = [14, 28] as const;
/** Fewer pairs tell nothing. */
export const fewestPairs = 10;

/** After what students are looked at: somebody got in touch with them, or advice to them was approved. */
export const helps = ['contacts', 'advice'] as const;
export type Help = (typeof helps)[number];

export const effectSchema = z.object({
  of: z.enum(helps),
  days: z.literal(effectDays),
  /** Of each student the first that was early enough to be looked at, where the student had a zone then. */
  contacts: count,
  /** Of these: those with a comparable student. */
  pairs: count,
  /**
   * By how many points of risk the contacted or advised have come down more than the others: the median over the pairs, with an interval
   * that holds it in at least 95 of 100 cases. Negative: less. Null with too few pairs.
   */
  gain: z.object({ median: z.number(), from: z.number(), to: z.number() }).nullable(),
  /** Who is in a better zone now than then. */
  better: z.object({ contacted: count, others: count }),
});
export type Effect = z.infer<typeof effectSchema>;

/** `GET /courses/:courseId/contact-effect`, and `GET /contact-effect` over all courses the caller may read: of contacts, then of advice. */
export const effectListSchema = z.object({ items: z.array(effectSchema) });
