import { createRoutes } from '#app/roles/routes.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { authenticate } from '#domains/identity/index.ts';
import { signInAs } from '#test/support/people.ts';
import type { TestRuntime } from '#test/support/runtime.ts';
import { importFile, openRuntime, recompute } from '../common/one-course.ts';
import { openPage, pagesOf } from '../common/pages.ts';
import { median, round } from '../common/statistics.ts';
import type { Cost, Operation } from './figures.ts';
import { removeImported, writeFiles } from './import-course.ts';
import { openProbe, type Probe } from './probe.ts';

/** What one operation cost, each time it was repeated. */
type Repeats = Map<Operation, { ms: number; statements: number; blocks: number }[]>;

/**
 * Repeats every operation on the university at this address, first without and then with the server's explanations,
 * which slow it. The university is left as it was.
 */
export async function measureUniversity(url: string, repeats: number): Promise<Record<Operation, Cost>> {
  const timed = await measureOnce(url, false, repeats);
  const explained = await measureOnce(url, true, 2);
  const costOf = (operation: Operation): Cost => {
    const taken = timed.get(operation) ?? [];
    return {
      ms: round(median(taken.map(({ ms }) => ms)), 1),
      statements: median(taken.map(({ statements }) => statements)),
      // The later one: the first also reads what PostgreSQL keeps of its own tables for each connection.
      blocks: explained.get(operation)?.at(-1)?.blocks ?? 0,
    };
  };
  return {
    courses: costOf('courses'),
    course: costOf('course'),
    heatMap: costOf('heatMap'),
    student: costOf('student'),
    ownCourse: costOf('ownCourse'),
    import: costOf('import'),
    recomputation: costOf('recomputation'),
  };
}

async function measureOnce(url: string, explains: boolean, repeats: number): Promise<Repeats> {
  const [probe, beside] = [openProbe(url, explains), openProbe(url, false)];
  await using opened = await openRuntime(probe);
  const { runtime } = opened;
  const found: Repeats = new Map();
  try {
    await withRuntime(runtime, async () => {
      await measurePages(probe, runtime, repeats, found);
      const files = writeFiles();
      try {
        for (const file of files) {
          await importFile(file, beside.pool);
          await recompute(beside.pool);
        }
        for (let turn = 0; turn < repeats; turn += 1) {
          const file = files[turn % 2] ?? files[0];
          await note(found, 'import', probe, () => importFile(file, beside.pool));
          await note(found, 'recomputation', probe, () => recompute(beside.pool));
        }
      } finally {
        await removeImported();
      }
    });
  } finally {
    await Promise.all([probe.close(), beside.close()]);
  }
  return found;
}

async function measurePages(probe: Probe, runtime: TestRuntime, repeats: number, found: Repeats): Promise<void> {
  const server = await createHttpServer({ runtime, routes: createRoutes(), authenticate });
  const sessions = new Map<string, Record<string, string>>();
  for (const login of ['teacher', 'student']) sessions.set(login, await signInAs(server, login));
  try {
    // The student of the login is the first, and in the course of the university that ends with its first students.
    const { rows } = await probe.pool.query<{ course: number }>(
      `select enrolment.course_id as course from enrolment
       join staff_assignment on staff_assignment.course_id = enrolment.course_id and user_id = (
         select id from user_account where username = 'teacher')
       where student_id = 1 order by 1 limit 1`,
    );
    const courseId = rows.at(0)?.course;
    if (courseId === undefined) throw new Error('the teacher of the university teaches its first student');
    for (const page of pagesOf({ staff: 'teacher', student: 'student', courseId, studentId: 1 })) {
      if (page.name === 'ownCourses') continue;
      const headers = sessions.get(page.login) ?? {};
      await openPage(server, page, headers);
      for (let turn = 0; turn < repeats; turn += 1) {
        await note(found, page.name, probe, () => openPage(server, page, headers));
      }
    }
  } finally {
    for (const headers of sessions.values()) await server.inject({ method: 'DELETE', url: '/api/v1/session', headers });
    await server.close();
  }
}

async function note(found: Repeats, operation: Operation, probe: Probe, work: () => Promise<unknown>): Promise<void> {
  const [statements, blocks] = [probe.statements, probe.blocks];
  const begun = performance.now();
  await work();
  const taken = {
    ms: performance.now() - begun,
    statements: probe.statements - statements,
    blocks: probe.blocks - blocks,
  };
  found.set(operation, [...(found.get(operation) ?? []), taken]);
}
