import { announce } from '#kernel/tasks/announce-event.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { confirmDeadlines, courseChanged } from '#domains/gradebook/index.ts';
import { removeGroupAttributes } from '#domains/group-attributes/index.ts';
import { takeBackTests } from '#domains/questions/index.ts';
import { raiseDataVersion, removeOutcomes } from '#domains/roster/index.ts';
import { inLockingOrder } from '../locking-order.ts';
import * as batches from '../store/batches.ts';
import { passOn, removeCourse, undoCourseEntities, undoPeople, undoProgrammes } from '../store/undo-entities.ts';
import { undoIdentities } from '../store/undo-identities.ts';
import { undoMissing } from '../store/undo-missing.ts';
import { listTouchedCourses, lockCourse, undoResults } from '../store/undo.ts';
import { publishImport } from './publish-import.ts';

/**
 * Takes an import back, in the one transaction that ends the task: what it set becomes what was there before, as far as
 * later imports say nothing else. The courses are recomputed then.
 */
export async function undoBatch(batchId: string, run: TaskRun): Promise<void> {
  const batch = await batches.findBatch(batchId);
  if (batch?.status !== 'undoing') return;
  await run.complete(async () => {
    for (const { id } of inLockingOrder(await listTouchedCourses(batch))) await lockCourse(id);
    // Asked again: an import may have come while we waited.
    for (const course of await listTouchedCourses(batch)) {
      if (course.isOnlyHere) await removeCourse(course.id);
      else await undoCourse(batch, course.id);
    }
    await removeGroupAttributes(batch.number);
    await undoIdentities(batch);
    await undoPeople(batch);
    await undoProgrammes(batch);
    await passOn(batch);
    await batches.setStatus(batchId, 'undone');
  });
  publishImport(batchId);
}

async function undoCourse(batch: batches.Batch, courseId: number): Promise<void> {
  const place = await batches.findPlace(batch.id, courseId);
  if (place !== undefined) await takeBackTests(courseId, place);
  await undoResults(batch, courseId);
  await removeOutcomes(courseId, batch.number);
  await undoCourseEntities(batch, courseId);
  await undoMissing(batch, courseId);
  await confirmDeadlines(courseId);
  await announce(courseChanged, { courseId });
  await raiseDataVersion(courseId);
}
