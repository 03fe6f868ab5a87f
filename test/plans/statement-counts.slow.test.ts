import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createRoutes } from '#app/roles/routes.ts';
import { roles } from '#kernel/actor.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { flushViews } from '#domains/audit/index.ts';
import { createToken } from '#domains/identity/index.ts';
import { startImports, storeUpload } from '#domains/imports/index.ts';
import { commitBatch } from '#domains/imports/service/commit-batch.ts';
import { parseBatch } from '#domains/imports/service/parse-batch.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { recomputeCourse } from '#domains/metrics/service.ts';
import { planCourse } from '#domains/recommendations/service/plan-course.ts';
import { findWaysOutOfCourse } from '#domains/risk/service/find-ways-out.ts';
import { findJudged } from '#domains/risk/store/ways-out.ts';
import { recomputeZones } from '#domains/risk/service.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import type { SizeName } from '#test/fixtures/university/size.ts';
import { directRun as run } from '#test/support/direct-run.ts';
import { openWatchedProgram, type WatchedProgram } from './open-program.ts';
import { pathValues, visit, visitsOf } from './visits.ts';

type Counts = Record<string, number>;

/** Statements of each route as each role, and of each step of an import of a course of so many students. */
async function countAll(size: SizeName, students: number): Promise<Counts> {
  const program = await openWatchedProgram(size);
  try {
    return await withRuntime(program.runtime, async () => ({
      ...(await countRequests(program)),
      ...(await countSteps(program, students)),
    }));
  } finally {
    await program.close();
  }
}

async function countRequests({ server, recorder }: WatchedProgram): Promise<Counts> {
  const counts: Counts = {};
  const visits = visitsOf(createRoutes(), await pathValues()).filter(({ request }) => request.method === 'GET');
  for (const role of roles) {
    const headers = { authorization: `Bearer ${await createToken({ login: role, name: 'counts' })}` };
    for (const each of visits) {
      // The first use of a page may find settings that are remembered from then on, and is noted as a view.
      await visit(server, each, headers);
      await flushViews();
      recorder.clear();
      const status = await visit(server, each, headers);
      counts[`${role}, ${each.name}: ${status}`] = recorder.statements.length;
    }
  }
  return counts;
}

async function countSteps({ recorder }: WatchedProgram, students: number): Promise<Counts> {
  const counts: Counts = {};
  const count = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    recorder.clear();
    await work();
    counts[name] = recorder.statements.length;
  };
  for (const seed of [1, 2]) {
    const { progress } = describeCourse(seed, { students, activities: students, lessons: 5 });
    const uploads = [await storeUpload('progress.xlsx', Readable.from([writeMyItmoProgress(progress)]))];
    const [batch] = await startImports(null, uploads);
    if (!batch) throw new Error('one file is one batch');
    await count(`reading of import ${seed}`, () => parseBatch(batch.id, run));
    await count(`saving of import ${seed}`, () => commitBatch(batch.id, run));
  }
  await count('metrics of a course', () => recomputeCourse(2, run));
  await count('zones of a course', () => recomputeZones(2, run));
  const judged = await findJudged(2);
  if (!judged) throw new Error('the course was judged');
  await findWaysOutOfCourse({ courseId: 2, ...judged, asOf: judged.asOf.toISOString() }, run);
  await count('who in a course is to be advised', () => planCourse(2, run));
  return counts;
}

describe.skipIf(process.env['PULSE_TEST_POSTGRES_URL'] === undefined)('the number of statements', () => {
  it(
    'of a request, an import, a recomputation does not grow with courses and students',
    { timeout: 600_000 },
    async () => {
      const few = await countAll('tiny', 20);
      expect(Object.keys(few).filter((name) => name.endsWith(': 200')).length).toBeGreaterThan(80);
      expect(await countAll('small', 80)).toEqual(few);
    },
  );
});
