import { z } from 'zod';

/** What ./pulse bench ways-out measures: processor time to find the ways out of everybody of zone B and C in a course. */
export const waysOutFigures = z.object({
  courses: z.array(
    z.object({
      students: z.int(),
      activities: z.int(),
      /** Students of zone B and C, and for how many of them a way was found. */
      searched: z.int(),
      found: z.int(),
      /** Ways of which every smaller set was judged. */
      ways: z.int(),
      exhaustive: z.int(),
      processorSeconds: z.number(),
      /** The longest that others of the process wait for one student, as processor time; and for the common action. */
      longestMilliseconds: z.number(),
      actionMilliseconds: z.number(),
    }),
  ),
});
