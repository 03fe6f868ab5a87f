import { z } from 'zod';

/** How a student ended a course. */
export const courseOutcomes = ['passed', 'failed', 'left'] as const;
export const courseOutcomeSchema = z.enum(courseOutcomes);
export type CourseOutcome = z.infer<typeof courseOutcomeSchema>;
