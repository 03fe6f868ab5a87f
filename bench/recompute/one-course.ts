import type { Pool } from 'pg';
import { withRuntime } from '#kernel/runtime.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { recomputeKind } from '#domains/metrics/service.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import type { TestRuntime } from '#test/support/runtime.ts';
import { importFile, recompute } from '../common/one-course.ts';

const courseName = 'Курс, который пересчитывается';

export interface CourseSize {
  students: number;
  activities: number;
}

/** A course that has been imported, and recomputed once. */
export interface OneCourse {
  /** Milliseconds to recompute it: from the task in the table to its last follow-up done. */
  recompute(): Promise<number>;
}

/** Imports a course of this size. @param pool of the runtime's database, to look into it from outside */
export async function importCourse(runtime: TestRuntime, pool: Pool, size: CourseSize): Promise<OneCourse> {
  const { progress } = describeCourse(11, { ...size, lessons: 0 }, courseName);
  await withRuntime(runtime, () => importFile(Buffer.from(writeMyItmoProgress(progress)), pool));
  const { rows } = await pool.query<{ id: number }>('select id from course where name = $1', [courseName]);
  const courseId = rows.at(0)?.id;
  if (courseId === undefined) throw new Error('the course was not imported');
  const course: OneCourse = {
    recompute: () =>
      withRuntime(runtime, async () => {
        await enqueueMany(recomputeKind, [{ courseId }]);
        const begun = performance.now();
        await recompute(pool);
        return performance.now() - begun;
      }),
  };
  await course.recompute();
  return course;
}
