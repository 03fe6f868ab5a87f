import { z } from 'zod';
import { activityKinds } from '#domains/gradebook/contract.ts';
import { zones } from '#domains/risk/contract.ts';

/** A day of the institution, e.g. `2026-12-02`. */
const day = z.iso.date();
const count = z.int().nonnegative();
const percent = z.int().nonnegative();

/** As many things to do, deadlines to come and topics a sheet names at most. */
export const mostActivities = 12;
export const mostTopics = 3;
/** A topic that goes as well as this is not worth repeating; percent. */
export const goodTopicPct = 75;
/** Deadlines that are further away are not advised about; days. */
export const daysAhead = 21;

/** What is known of a reason: figures of the student alone, whole numbers; what time alone changes is in whole weeks. */
const reasonFact = z.object({
  /** A code of the risk domain. */
  code: z.string(),
  values: z.record(z.string(), count),
  /** It speaks for the student. */
  isFor: z.boolean(),
});
export type ReasonFact = z.infer<typeof reasonFact>;

const activityFact = z.object({
  id: z.int(),
  /** Without signs that a text could be shaped by. */
  name: z.string(),
  kind: z.enum(activityKinds),
  state: z.enum(['overdue', 'failed', 'open']),
  due: day.nullable(),
});
export type ActivityFact = z.infer<typeof activityFact>;

const topicFact = z.object({
  topic: z.string(),
  /** Mean of the student's answers. */
  pct: percent,
  answers: count,
  /** What the programme of the course says of it. */
  week: z.string().nullable(),
  contents: z.string().nullable(),
  tasks: z.string().nullable(),
});
export type TopicFact = z.infer<typeof topicFact>;

/** Things that lead to a zone, done with the usual result. */
const wayFact = z.object({ zone: z.enum(['A', 'B']), activityIds: z.array(z.int()).min(1) });

/** All that advice to a student may speak of. It names nobody, and tells neither scores of risk nor the other students. */
export const adviceFactsSchema = z.object({
  kind: z.literal('advice'),
  zone: z.enum(zones).nullable(),
  /** The zone when the student was last advised; null: never, or the same. */
  before: z.enum(zones).nullable(),
  /** Nothing can be done in the course any more. */
  isOver: z.boolean(),
  /** The weightiest first. */
  reasons: z.array(reasonFact),
  /** In all, more than are named. */
  overdue: count,
  /** What can be done, by date; overdue ones and those that lead to a better zone are never left out for others. */
  activities: z.array(activityFact).max(mostActivities),
  /** What takes least first. */
  ways: z.array(wayFact).max(2),
  /** Whose usual score ways assume: the student's own, the course's; null: nothing is scored. */
  usual: z.enum(['student', 'course']).nullable(),
  /** Where there is no way: what lowers the risk most. */
  nearest: z.array(z.int()),
  /** The weakest first. */
  topics: z.array(topicFact).max(mostTopics),
});
export type AdviceFacts = z.infer<typeof adviceFactsSchema>;

/** All that feedback on a test may speak of. */
export const feedbackFactsSchema = z.object({
  kind: z.literal('test_feedback'),
  test: z.object({ id: z.int(), name: z.string() }),
  counts: z.object({ right: count, wrong: count, skipped: count, unchecked: count }),
  topic: z.object({
    topic: z.string(),
    week: z.string().nullable(),
    contents: z.string().nullable(),
    tasks: z.string().nullable(),
  }),
  /** Numbers of the questions, from 1. */
  wrong: z.array(count),
  skipped: z.array(count),
  unchecked: z.array(count),
});
export type FeedbackFacts = z.infer<typeof feedbackFactsSchema>;

export type Facts = AdviceFacts | FeedbackFacts;
