import { z } from 'zod';
import { declareTask } from '#kernel/tasks/define-task.ts';
import { modelTaskRetries } from '#domains/language-models/index.ts';

/** Finds who in a course is to be advised. Behind everything for which somebody waits. */
export const planKind = declareTask({
  name: 'recommendations.plan',
  queue: 'llm',
  lane: 'bulk',
  input: z.object({ courseId: z.int() }),
  key: ({ courseId }) => String(courseId),
});

/** Advises one student. It waits for a model as `modelTaskRetries` say; a model that is asked twice takes minutes. */
export const generateKind = declareTask({
  name: 'recommendations.generate',
  queue: 'llm',
  lane: 'bulk',
  input: z.object({
    courseId: z.int(),
    studentId: z.int(),
    /** Somebody asked for it: it is composed whether or not there is need. */
    isAsked: z.boolean().default(false),
  }),
  key: ({ courseId, studentId }) => `${String(courseId)} ${String(studentId)}`,
  timeout: 1500,
  ...modelTaskRetries,
});

/** Compares open answers of a course in meaning. */
export const compareKind = declareTask({
  name: 'recommendations.compare_answers',
  queue: 'llm',
  lane: 'bulk',
  input: z.object({ courseId: z.int() }),
  key: ({ courseId }) => String(courseId),
  timeout: 3600,
  ...modelTaskRetries,
});

/** Feedback on a student's test. */
export const feedbackKind = declareTask({
  name: 'recommendations.give_feedback',
  queue: 'llm',
  lane: 'bulk',
  input: z.object({ courseId: z.int(), studentId: z.int(), activityId: z.int() }),
  key: ({ courseId, studentId, activityId }) => [courseId, studentId, activityId].join(' '),
  timeout: 1500,
  ...modelTaskRetries,
});

/** A summary of a course for its teachers; without a language, in those of its staff. */
export const summariseKind = declareTask({
  name: 'recommendations.summarise_course',
  queue: 'llm',
  lane: 'bulk',
  input: z.object({ courseId: z.int(), askedIn: z.enum(['ru', 'en']).optional() }),
  key: ({ courseId }) => String(courseId),
  timeout: 1500,
  ...modelTaskRetries,
});

/** A digest of a programme for its heads. */
export const digestKind = declareTask({
  name: 'recommendations.digest_programme',
  queue: 'llm',
  lane: 'bulk',
  input: z.object({ programmeId: z.int(), askedIn: z.enum(['ru', 'en']).optional() }),
  key: ({ programmeId }) => String(programmeId),
  timeout: 1500,
  ...modelTaskRetries,
});
