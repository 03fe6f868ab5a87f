import { z } from 'zod';
import { declareTask } from '#kernel/tasks/define-task.ts';

/** A system that is away is tried again after half a minute, two minutes, eight and half an hour. */
const backoff = { first: 30, factor: 4, most: 1800 };

/** Reads the list of courses and lets each be pulled by a task of its own, so that what is done stays done. */
export const pullKind = declareTask({
  name: 'connectors.pull',
  queue: 'ingest',
  input: z.object({ runId: z.uuid() }),
  key: ({ runId }) => runId,
  attempts: 5,
  backoff,
  timeout: 600,
  lane: 'bulk',
});

/** Pulls one course. Its own connection waits for nobody else: the key holds for the course of a connection. */
export const pullCourseKind = declareTask({
  name: 'connectors.pull_course',
  queue: 'ingest',
  input: z.object({ runId: z.uuid(), connectionId: z.uuid(), courseId: z.string() }),
  key: ({ connectionId, courseId }) => `${connectionId} ${courseId}`,
  attempts: 5,
  backoff,
  timeout: 1800,
  lane: 'bulk',
});
