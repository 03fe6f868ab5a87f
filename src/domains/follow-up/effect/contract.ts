import { z } from 'zod';

const count = z.int().nonnegative();

/** Days after a contact at which students are looked at again. */
export const effectDays = [14, 28] as const;
/** Fewer pairs tell nothing. */
export const fewestPairs = 10;

export const effectSchema = z.object({
  days: z.literal(effectDays),
  /** Contacts early enough to be looked at, with a student who had a zone then. */
  contacts: count,
  /** Of these: those with a comparable student. */
  pairs: count,
  /**
   * By how many points of risk the contacted have come down more than the others: the median over the pairs, with an interval
   * that holds it in at least 95 of 100 cases. Negative: less. Null with too few pairs.
   */
  gain: z.object({ median: z.number(), from: z.number(), to: z.number() }).nullable(),
  /** Who is in a better zone now than then. */
  better: z.object({ contacted: count, others: count }),
});
export type Effect = z.infer<typeof effectSchema>;

/** `GET /courses/:courseId/contact-effect`, and `GET /contact-effect` over all courses the caller may read. */
export const effectListSchema = z.object({ items: z.array(effectSchema) });
