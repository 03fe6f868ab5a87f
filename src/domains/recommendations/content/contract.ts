import { z } from 'zod';

/** What is advised: to a student, about a test, to the teacher of a course, to the head of a programme. */
export const recommendationKinds = ['advice', 'test_feedback', 'course_summary', 'programme_digest'] as const;
export type RecommendationKind = (typeof recommendationKinds)[number];

/** So many things are advised to a student at most, and so long each may be; characters. */
export const mostItems = 3;
export const longestItem = 600;

const itemSchema = z.object({
  /** A sentence or three; Markdown of emphasis, lists and nothing else. */
  text: z.string().trim().min(1).max(longestItem),
  /** Activities of the course that it is about; pages link them. */
  activityIds: z.array(z.int()),
  /** A topic of the course that it is about. */
  topic: z.string().nullable(),
  /** Courses that it is about, in a digest of a programme. */
  courseIds: z.array(z.int()).exactOptional(),
});
export type RecommendationItem = z.infer<typeof itemSchema>;

/** What is told. Who tells it to whom decides how many items there are. */
export const contentSchema = z.object({
  /** Before the items; null: nothing. */
  opening: z.string().trim().min(1).max(longestItem).nullable(),
  items: z.array(itemSchema).min(1).max(12),
});
export type RecommendationContent = z.infer<typeof contentSchema>;
