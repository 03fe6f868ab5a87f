import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { seededRandom } from '#kernel/seeded-random.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { startImports, storeUpload } from '#domains/imports/index.ts';
import { recomputeKind } from '#domains/metrics/service.ts';
import { writeFiles } from '../growth/import-course.ts';

/** Tasks of each kind that have ended well. */
export async function countDone(): Promise<{ imports: number; recomputations: number }> {
  const { rows } = await sql<{ imports: number; recomputations: number }>`
    select count(*) filter (where name = 'imports.commit') as imports,
      count(*) filter (where name = 'risk.recompute') as recomputations
    from task where state = 'done' and created_at > now() - interval '1 hour'`.execute(database());
  return rows.at(0) ?? { imports: 0, recomputations: 0 };
}

/** Sees to it that workers always have a file to import and courses to recompute, until told to stop. */
export async function keepWorkersBusy(courses: number, signal: AbortSignal): Promise<void> {
  const files = writeFiles();
  const random = seededRandom(9);
  // Anywhere in the university: those who read are the first of its teachers and have the first of its courses.
  const anyCourse = (): number => 1 + Math.floor(random() * courses);
  for (let turn = 0; !signal.aborted; turn += 1) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*) as waiting from task where state = 'queued'`.execute(database());
    if ((rows.at(0)?.waiting ?? 0) < 20) {
      const stored = await storeUpload('growth.xlsx', Readable.from([files[turn % 2] ?? files[0]]));
      await startImports(null, [stored]);
      const inputs = Array.from({ length: 10 }, () => ({ courseId: anyCourse() }));
      await enqueueMany(recomputeKind, inputs, { lane: 'bulk' });
    }
    await sleep(100);
  }
}
