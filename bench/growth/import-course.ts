import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { writeMyItmoProgress, type ProgressDescription } from '#domains/imports/templates/my-itmo-progress.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { importedFileName } from '../common/one-course.ts';

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

/** Removes the course, its students and every trace of its imports. */
export async function removeImported(): Promise<void> {
  const course = sql`(select id from course where name = ${courseName})`;
  const batches = sql`(select id from import_batch where file_name = ${importedFileName})`;
  await sql`delete from task where state in ('queued', 'done') and created_at > now() - interval '1 hour'
    and name in ('imports.parse', 'imports.commit', 'metrics.recompute', 'risk.recompute')`.execute(database());
  await sql`delete from import_batch where id in ${batches}`.execute(database());
  await sql`delete from course where id in ${course}`.execute(database());
  await sql`delete from student where id in (
    select student_id from student_identity where external_id like 'id\\_%')`.execute(database());
}
