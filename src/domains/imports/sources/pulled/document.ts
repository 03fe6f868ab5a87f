import { z } from 'zod';
import { activityKinds, resultStatuses, saidCountsSchema } from '#domains/gradebook/contract.ts';

const moment = z.iso.datetime();
const text = z.string().min(1);

/** What a document begins with, and is recognised by. */
export const pulledFormat = 'pulse-pulled-course';

/** What the system, or the token, did not give. */
export const withheldParts = ['attendance', 'completion', 'contents', 'assignments', 'quizzes', 'emails'] as const;

/**
 * A course as it was pulled from a learning system: one JSON document. Ids begin with the system's own name
 * (`moodle:lms.example.edu:42`), so that those of two systems are never the same.
 */
export const pulledDocumentSchema = z.strictObject({
  format: z.literal(pulledFormat),
  version: z.literal(1),
  course: z.strictObject({ id: text, name: text }),
  activities: z.array(
    z.strictObject({
      /** Of the course; the key of results. */
      id: text,
      name: text,
      /** Absent: its name tells. */
      kind: z.enum(activityKinds).optional(),
      maxPoints: z.number().optional(),
      dueAt: moment.optional(),
      /** How much it counts. */
      counts: saidCountsSchema.optional(),
    }),
  ),
  students: z.array(
    z.strictObject({
      id: text,
      name: text.optional(),
      email: text.optional(),
      login: text.optional(),
      /** What the university knows the student by. */
      number: text.optional(),
      group: text.optional(),
      /** By activity; of what is not here nothing is known. */
      results: z.record(
        z.string(),
        z.strictObject({
          status: z.enum(resultStatuses),
          score: z.number().optional(),
          completedAt: moment.optional(),
          dueAt: moment.optional(),
        }),
      ),
    }),
  ),
  withheld: z.array(z.enum(withheldParts)),
});
export type PulledDocument = z.infer<typeof pulledDocumentSchema>;
