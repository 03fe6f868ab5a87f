import { z } from 'zod';

/** What ./pulse bench risk-speed measures: processor time to judge one course, by its students. */
export const riskSpeedFigures = z.object({
  courses: z.array(z.object({ students: z.int(), processorMilliseconds: z.number() })),
});
