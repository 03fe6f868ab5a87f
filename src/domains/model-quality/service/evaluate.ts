import { z } from 'zod';
import { transaction } from '#kernel/database/transaction.ts';
import { reportProgress } from '#kernel/progress/report-progress.ts';
import { clock, runtime } from '#kernel/runtime.ts';
import { declareTask, type TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { toZonedDay } from '#kernel/zoned-time.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { findLiveModel, findUsableModel, type UsableModel } from '#domains/risk/index.ts';
import type { ReplayedCourse } from '../replayed.ts';
import * as store from '../store/evaluations.ts';
import { listCourseIds } from '../store/courses.ts';
import { findReport } from '../store/models.ts';
import { insertProgrammeResults } from '../store/programmes.ts';
import { findFinishedCourse } from './course-endings.ts';
import { resultOf, resultsOfProgrammes } from './evaluation-result.ts';
import { replayCourse } from './replay-course.ts';

export const evaluateKind = declareTask({
  name: 'model_quality.evaluate',
  queue: 'cluster',
  lane: 'bulk',
  input: z.object({ evaluationId: z.int() }),
  key: ({ evaluationId }) => String(evaluationId),
  attempts: 3,
  // A replay of a course takes a second or so for each of its weeks.
  timeout: 6 * 3600,
});

/** Asks for an evaluation of the live model on the finished courses; one that is under way is enough. */
export async function startEvaluation(): Promise<{ id: number }> {
  const { id: modelId, version } = await findLiveModel();
  const now = clock().now();
  return transaction(async () => {
    const [open] = await store.lockOpenEvaluations();
    if (open !== undefined) return { id: open };
    const id = await store.insertEvaluation({
      ...{ modelId, version, requestedAt: now },
      day: toZonedDay(now, clock().timeZone),
    });
    await recordAudit('model.evaluation_started', {}, { modelId });
    await enqueue(evaluateKind, { evaluationId: id });
    publishModel();
    return { id };
  });
}

/** Tells open pages that something about models has changed. */
export function publishModel(): void {
  runtime().events.publish({ topic: 'model', id: 'all', permission: 'model.manage' });
}

/**
 * Replays every finished course whose endings are known, course by course, each stored when it is done: broken off, it
 * goes on where it was. Then the courses are put together.
 */
export async function evaluate(evaluationId: number, run: TaskRun): Promise<void> {
  const evaluation = await store.findEvaluation(evaluationId);
  if (!evaluation || evaluation.state === 'done' || evaluation.state === 'failed') return;
  const model = await findUsableModel(evaluation.modelId);
  if (!model) return run.complete(() => store.endEvaluation(evaluationId, 'failed', null));
  try {
    await store.beginEvaluation(evaluationId);
    publishModel();
    await replayCourses(evaluationId, model, run);
    const courses = await store.listReplays(evaluationId);
    const result = await resultOf(courses, model.version);
    const programmes = await resultsOfProgrammes(courses, model.version);
    await run.complete(async () => {
      await store.endEvaluation(evaluationId, 'done', result);
      await insertProgrammeResults(evaluationId, programmes);
    });
  } catch (error) {
    if (run.attempt >= evaluateKind.attempts && !run.signal.aborted)
      await store.endEvaluation(evaluationId, 'failed', null);
    throw error;
  } finally {
    publishModel();
  }
}

async function replayCourses(evaluationId: number, model: UsableModel, run: TaskRun): Promise<void> {
  const learned = new Set(model.id === null ? [] : (await findReport(model.id))?.trained?.courseIds);
  const [courseIds, done] = [await listCourseIds(), new Set(await store.listReplayedIds(evaluationId))];
  const tell = reportProgress(
    { topic: 'model', id: 'all', permission: 'model.manage' },
    'evaluating',
    courseIds.length,
  );
  for (const [index, courseId] of courseIds.entries()) {
    run.signal.throwIfAborted();
    tell(index);
    if (!done.has(courseId))
      await store.insertReplay(evaluationId, courseId, await replayed(courseId, model, learned.has(courseId)));
  }
}

async function replayed(courseId: number, model: UsableModel, isLearned: boolean): Promise<ReplayedCourse> {
  const course = await findFinishedCourse(courseId);
  if (!course) return { kind: 'running' };
  if (course.endings.length === 0) return { kind: 'unknown' };
  return isLearned ? { kind: 'learned' } : { kind: 'used', replay: await replayCourse(course, model) };
}
