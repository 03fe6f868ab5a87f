import { z } from 'zod';
import { contentSchema } from '../content/contract.ts';
import { composers, ratingSchema, reviewedKinds } from '../review/contract.ts';

/** So many stars or fewer bring a recommendation back to the teacher. */
export const lowStars = 2;
export const longestComment = 1000;

/** `PUT /courses/:courseId/recommendations/:recommendationId/rating`: what its student thinks of it; may be changed. */
export const ratingBody = z.object({
  stars: z.int().min(1).max(5),
  comment: z.string().trim().max(longestComment).default(''),
});
export type RatingBody = z.infer<typeof ratingBody>;

/** `PUT /courses/:courseId/recommendations/:recommendationId/done`: an item, by its place from 0. */
export const doneBody = z.object({ item: z.int().min(0).max(11), isDone: z.boolean() });

const shown = z.object({
  content: contentSchema,
  /** Activities of the course that it names. */
  activities: z.array(z.object({ id: z.int(), name: z.string() })),
  /** Places, from 0. */
  done: z.array(z.int()),
  /** Places, from 0, of what the gradebook says is done since. */
  settled: z.array(z.int()),
});

/** What a student is told now; of one that a low rating brought back to the teacher, that it is there. */
export const adviceSchema = z.object({
  id: z.uuid(),
  kind: z.enum(reviewedKinds),
  /** The test that feedback is about. */
  testId: z.int().nullable(),
  composer: z.enum(composers),
  /** A teacher has approved it. */
  isChecked: z.boolean(),
  isEdited: z.boolean(),
  asOf: z.iso.datetime(),
  /** Null: it is with the teacher again. */
  shown: shown.nullable(),
  rating: ratingSchema.nullable(),
});
export type Advice = z.infer<typeof adviceSchema>;

/** `GET /courses/:courseId/students/:studentId/advice`. */
export const adviceOfStudentSchema = z.object({
  advice: adviceSchema.nullable(),
  /** On tests, at most one a test. */
  feedback: z.array(adviceSchema),
});
export type AdviceOfStudent = z.infer<typeof adviceOfStudentSchema>;
