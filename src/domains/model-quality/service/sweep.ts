import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { listOpenEvaluations } from '../store/evaluations.ts';
import { listOpenTrainings } from '../store/models.ts';
import { evaluateKind } from './evaluate.ts';
import { trainKind } from './train.ts';

/**
 * Asks again for what has not ended: a process that is killed again and again takes its task's tries along. A task that is
 * still there does the work once, and another for the same returns quietly.
 */
export async function sweepUnfinished(run: TaskRun): Promise<void> {
  await run.complete(async () => {
    const [evaluations, trainings] = [await listOpenEvaluations(), await listOpenTrainings()];
    await enqueueMany(
      evaluateKind,
      evaluations.map((evaluationId) => ({ evaluationId })),
    );
    await enqueueMany(
      trainKind,
      trainings.map((modelId) => ({ modelId })),
    );
  });
}
