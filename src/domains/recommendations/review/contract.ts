import { z } from 'zod';
import { courseParams } from '#domains/roster/contract.ts';
import { contentSchema } from '../content/contract.ts';

const moment = z.iso.datetime();

/** Those that students read: a teacher of the course looks at them first. */
export const reviewedKinds = ['advice', 'test_feedback'] as const;
export const composers = ['rules', 'model'] as const;

/** outdated: another one has taken its place before anybody decided. */
export const recommendationStates = ['draft', 'approved', 'rejected', 'outdated'] as const;
export type RecommendationState = (typeof recommendationStates)[number];

export const rejectionReasons = ['untrue', 'unhelpful', 'unclear', 'tone', 'late', 'other'] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** returned: a low rating brought it back; taken_back: what was before the last decision holds again. */
export const decisionActions = ['approved', 'edited', 'rejected', 'returned', 'taken_back'] as const;

export const longestReviewNote = 500;
const reviewNote = z.string().trim().max(longestReviewNote).default('');

export const decisionSchema = z.object({
  id: z.uuid(),
  action: z.enum(decisionActions),
  reason: z.enum(rejectionReasons).nullable(),
  note: z.string().nullable(),
  /** Who; null: erased since. */
  by: z.string().nullable(),
  at: moment,
});
export type Decision = z.infer<typeof decisionSchema>;

/** What the student said of it. */
export const ratingSchema = z.object({ stars: z.int().min(1).max(5), comment: z.string().nullable(), at: moment });
export type Rating = z.infer<typeof ratingSchema>;

const named = z.object({ id: z.int(), name: z.string() });

/** One to be checked, or that was. */
export const reviewItemSchema = z.object({
  id: z.uuid(),
  course: named,
  kind: z.enum(reviewedKinds),
  studentId: z.int(),
  /** Name, or id in the source where nobody named the student. */
  student: z.string(),
  zone: z.enum(['A', 'B', 'C']).nullable(),
  /** The test that feedback is about. */
  test: z.string().nullable(),
  language: z.enum(['ru', 'en']),
  composer: z.enum(composers),
  /** Null: composed by rules. */
  model: z.string().nullable(),
  promptVersion: z.string(),
  content: contentSchema,
  /** As a teacher changed it; null: as it was composed. */
  edited: contentSchema.nullable(),
  /** Activities that it names. */
  activities: z.array(named),
  state: z.enum(recommendationStates),
  urgency: z.number(),
  createdAt: moment,
  /** When a low rating brought it back; null: it has not, or it was approved again. */
  returnedAt: moment.nullable(),
  /** The last decision. */
  decision: decisionSchema.nullable(),
  rating: ratingSchema.nullable(),
  /** Places, from 0, of what the student has done. */
  done: z.array(z.int()),
  /** Whether the caller teaches the course: others read. */
  mayDecide: z.boolean(),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

const mostPerPage = 100;
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Where a page ends: of drafts by urgency, of decided ones by microseconds since 1970. */
const cursorPattern = new RegExp(`^(?:[01]_-?[0-9.]+(?:e[+-]?[0-9]+)?|[0-9]+)_${uuid}$`);

/** `GET /recommendations`: what waits, most urgent first; or what was decided, newest first. */
export const reviewQuery = z.object({
  state: z.enum(['draft', 'approved', 'rejected']).default('draft'),
  courseId: z.coerce.number().int().positive().optional(),
  studentId: z.coerce.number().int().positive().optional(),
  kind: z.enum(reviewedKinds).optional(),
  zone: z.enum(['A', 'B', 'C']).optional(),
  language: z.enum(['ru', 'en']).optional(),
  composer: z.enum(composers).optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().max(120).regex(cursorPattern).optional(),
  limit: z.coerce.number().int().min(1).max(mostPerPage).default(25),
});
export type ReviewQuery = z.infer<typeof reviewQuery>;
export type ReviewFilter = Omit<ReviewQuery, 'state' | 'cursor' | 'limit' | 'courseId'>;
export const reviewListSchema = z.object({ items: z.array(reviewItemSchema), nextCursor: z.string().nullable() });
export type ReviewList = z.infer<typeof reviewListSchema>;

/** `GET /recommendations/waiting`: courses of the caller where something waits, the most first. */
export const waitingSchema = z.object({
  total: z.int(),
  /** Not composed yet, because no language model answers; they are tried again. */
  delayed: z.int().nonnegative(),
  courses: z.array(named.extend({ waiting: z.int(), /** Of these: brought back by low ratings. */ returned: z.int() })),
});
export type Waiting = z.infer<typeof waitingSchema>;

export const recommendationParams = courseParams.extend({ recommendationId: z.uuid() });

/** `GET /courses/:courseId/recommendations/:recommendationId`. */
export const reviewDetailSchema = z.object({
  item: reviewItemSchema,
  /** Newest first. */
  history: z.array(decisionSchema),
  /** What the student said of earlier ones of the same kind, newest first. */
  earlierRatings: z.array(ratingSchema),
});
export type ReviewDetail = z.infer<typeof reviewDetailSchema>;

const rejection = z.object({ action: z.literal('rejected'), reason: z.enum(rejectionReasons), note: reviewNote });

/** `POST /courses/:courseId/recommendations/:recommendationId/decision`. */
export const decisionBody = z.discriminatedUnion('action', [
  z.object({ action: z.literal('approved') }),
  z.object({ action: z.literal('edited'), content: contentSchema }),
  rejection,
]);
export type DecisionBody = z.infer<typeof decisionBody>;

/** `POST /courses/:courseId/recommendations/:recommendationId/undo`: takes back the decision that the caller saw last. */
export const undoBody = z.object({ decisionId: z.uuid() });

export const mostAtOnce = 200;
const ids = z.array(z.uuid()).min(1).max(mostAtOnce);

/** `POST /recommendations/decisions`. */
export const bulkDecisionBody = z.object({
  ids,
  decision: z.discriminatedUnion('action', [z.object({ action: z.literal('approved') }), rejection]),
});
/** What became of each; `refused`: why not, e.g. somebody else was faster. */
export const bulkDecisionSchema = z.object({
  decided: z.array(z.object({ id: z.uuid(), decisionId: z.uuid() })),
  refused: z.array(z.object({ id: z.uuid(), state: z.enum([...recommendationStates, 'gone']) })),
});
export type BulkDecision = z.infer<typeof bulkDecisionSchema>;

/** `POST /recommendations/undo`. */
export const bulkUndoBody = z.object({ decisionIds: ids });
export const bulkUndoSchema = z.object({ restored: z.array(z.uuid()), refused: z.int() });
export type BulkUndo = z.infer<typeof bulkUndoSchema>;
