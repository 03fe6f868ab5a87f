import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { database, runtime } from '#kernel/runtime.ts';
import { queues } from '#kernel/tasks/define-task.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
import { startImports, storeUpload } from '#domains/imports/index.ts';
import { writeMyItmoProgress, type ProgressDescription } from '#domains/imports/templates/my-itmo-progress.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';

export const importedSize = { students: 200, activities: 40, lessons: 0 };
const courseName = 'Курс, который растёт только вместе с собой';
/** Every so many-th cell differs between the two files. */
const changedEvery = 20;
export const changedCells = (importedSize.students * importedSize.activities) / changedEvery;

/** Two gradebooks of one course that differ in one cell in twenty: importing them in turn always changes as much. */
export function writeFiles(): readonly [Buffer, Buffer] {
  const { progress } = describeCourse(7, importedSize, courseName);
  const other: ProgressDescription = {
    ...progress,
    rows: progress.rows.map((row, student) => ({
      ...row,
      results: row.results.map((result, index) => {
        if (!result || (student * importedSize.activities + index) % changedEvery !== 0) return result;
        const isDone = result.status !== 'not_attempted';
        const { completedAt: _, ...undone } = result;
        return isDone
          ? { ...undone, status: 'not_attempted' as const }
          : { ...result, status: 'done' as const, completedAt: someTime };
      }),
    })),
  };
  return [Buffer.from(writeMyItmoProgress(progress)), Buffer.from(writeMyItmoProgress(other))];
}

const someTime = { year: 2024, month: 10, day: 7, hour: 12, minute: 0, second: 0 };

/**
 * Runs the tasks of these names that wait, those that follow from them included, one at a time, as a broker would have
 * them run. @param beside finds them, uncounted
 */
async function runTasks(beside: Pool, ...names: string[]): Promise<void> {
  const worker = createWorker({ runtime: runtime(), queues, concurrency: 1, name: 'bench' });
  for (;;) {
    const { rows } = await beside.query<{ id: string; queue: string }>(
      "select id, queue from task where state = 'queued' and name = any($1) order by created_at limit 1",
      [names],
    );
    const next = rows.at(0);
    const queue = queues.find((name) => name === next?.queue);
    if (next === undefined || queue === undefined) break;
    await worker.run(queue, next.id);
  }
  await worker.stop();
}

/** Brings a file in: read, checked and committed, not yet recomputed. */
export async function importFile(file: Buffer, beside: Pool): Promise<void> {
  const stored = await storeUpload('growth.xlsx', Readable.from([file]));
  await startImports(null, [stored]);
  await runTasks(beside, 'imports.parse', 'imports.commit');
}

/** Metrics and zones of the course that has just been imported. */
export async function recompute(beside: Pool): Promise<void> {
  await runTasks(beside, 'metrics.recompute', 'risk.recompute');
}

/** Removes the course, its students and every trace of its imports. */
export async function removeImported(): Promise<void> {
  const course = sql`(select id from course where name = ${courseName})`;
  const batches = sql`(select id from import_batch where file_name = 'growth.xlsx')`;
  await sql`delete from task where state in ('queued', 'done') and created_at > now() - interval '1 hour'
    and name in ('imports.parse', 'imports.commit', 'metrics.recompute', 'risk.recompute')`.execute(database());
  await sql`delete from import_batch where id in ${batches}`.execute(database());
  await sql`delete from course where id in ${course}`.execute(database());
  await sql`delete from student where id in (
    select student_id from student_identity where external_id like 'id\\_%')`.execute(database());
}
