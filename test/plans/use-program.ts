import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { domains } from '#app/domains.ts';
import { roles } from '#kernel/actor.ts';
import type { Route } from '#kernel/http/route.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { clock, database, withRuntime, type Runtime } from '#kernel/runtime.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { tellOfLink } from '#domains/identity/service/sign-on-link.ts';
import { createConnection } from '#domains/connectors/service/connections.ts';
import { beginRun } from '#domains/connectors/service/runs.ts';
import { synchroniseHere } from '#domains/directory/index.ts';
import { createToken, listUsers, listUsersWithRole } from '#domains/identity/index.ts';
import { getImportDetail, startImports, storeUpload } from '#domains/imports/index.ts';
import { getResultHistory } from '#domains/imports/service/result-history.ts';
import { agreeToPlan, getPlan, listPlannedChanges } from '#domains/imports/service/review.ts';
import { previewUndo, undoImport } from '#domains/imports/service/undo.ts';
import { writeMyItmoAttendance } from '#domains/imports/templates/my-itmo-attendance.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { writeTestDocuments } from '#domains/imports/templates/test-documents.ts';
import { compareKind } from '#domains/recommendations/service/kinds.ts';
import { computeCourse } from '#domains/risk/index.ts';
import { listCourses } from '#domains/roster/index.ts';
import { canvasToken, startCanvas } from '#test/fakes/learning-systems/canvas.ts';
import { econometrics } from '#test/fakes/learning-systems/classroom.ts';
import { startYandexGpt } from '#test/fakes/llm/yandex.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { plainTests } from '#test/fixtures/test-documents.ts';
import { zipOf } from '#test/fixtures/zip-files.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { yandexAt } from '#test/support/language-models.ts';
import { signInAs, testActor } from '#test/support/people.ts';
import { countLooks, type changingDirectory } from './directory.ts';
import { pathValues, visit, visitsOf } from './visits.ts';

/** Closed to tokens. */
const inPerson = [
  'POST /session/address',
  ...[
    'GET /telegram-link',
    'DELETE /telegram-link',
    'POST /calendar-feed',
    'GET /calendar-feed',
    'DELETE /calendar-feed',
  ],
  ...['GET /my-data', 'GET /my-data/export', 'GET /my-data/export?format=xlsx'],
  ...['POST /students/:studentId/erasure', 'POST /people/:userId/erasure', 'DELETE /erasures/:erasureId'],
];

/** Every route as every role, by token, and the way in and out by cookie. */
export async function useRoutes(server: FastifyInstance, routes: readonly Route[]): Promise<void> {
  const visits = visitsOf(routes, await pathValues());
  for (const role of roles) {
    const headers = { authorization: `Bearer ${await createToken({ login: role, name: 'plans' })}` };
    for (const each of visits) await visit(server, each, headers);
    const cookies = await signInAs(server, role);
    for (const each of visits.filter(({ name }) => inPerson.includes(name))) await visit(server, each, cookies);
    for (const each of visits.filter(({ name }) => name.endsWith(' /session'))) await visit(server, each, cookies);
  }
}

/** Lets a language model compare what was answered to the open questions of an import. */
async function compareOpenAnswers(runtime: Runtime, batchId: string, timeout: number): Promise<void> {
  const yandex = await startYandexGpt();
  yandex.always('judges');
  const asking = { ...runtime, languageModels: [yandexAt(yandex.address)] };
  const { courseId } = await getImportDetail(batchId, 'ru');
  if (courseId === null) throw new Error('the file holds one course');
  await withRuntime(asking, async () => {
    await transaction(() => enqueue(compareKind, { courseId }));
    await finishTasks(asking, timeout);
  });
  await yandex.close();
}

/** Questions and answers of a course, said twice, looked at and undone. */
async function useTestDocuments(runtime: Runtime, timeout: number): Promise<void> {
  const { programme, tests, answers } = writeTestDocuments(plainTests);
  for (const file of [zipOf({ 'p.json': programme, 't.json': tests, 'a.json': answers }), answers]) {
    const stored = await storeUpload('tests.zip', Readable.from([file]));
    await startImports(null, [stored]);
    await finishTasks(runtime, timeout);
    if (file !== answers) {
      await compareOpenAnswers(runtime, stored.id, timeout);
      continue;
    }
    await previewUndo(testActor('operator'), stored.id);
    await undoImport(testActor('operator'), stored.id);
    await finishTasks(runtime, timeout);
  }
}

/** Imports of a new course and of changes to it; their tasks and all that follow from what was asked before. */
export async function useImports(runtime: Runtime, timeout: number): Promise<void> {
  const size = { students: 30, activities: 20, lessons: 6 };
  const operator = testActor('operator');
  for (const seed of [1, 2]) {
    const { progress, attendance } = describeCourse(seed, size);
    await startImports(null, [
      await storeUpload('progress.xlsx', Readable.from([writeMyItmoProgress(progress)])),
      await storeUpload('attendance.xlsx', Readable.from([writeMyItmoAttendance(attendance)])),
    ]);
    await finishTasks(runtime, timeout);
  }
  await useTestDocuments(runtime, timeout);
  // One more that is looked at before it is saved, explained and undone.
  const file = writeMyItmoProgress(describeCourse(3, { ...size, students: 31 }).progress);
  const stored = await storeUpload('asked.xlsx', Readable.from([file]));
  await startImports(null, [stored], { review: 'always' });
  await finishTasks(runtime, timeout);
  const { digest, courses } = await getPlan(operator, stored.id);
  await listPlannedChanges(operator, stored.id, { cursor: 0, limit: 10, only: 'all', search: 'тест' });
  await agreeToPlan(operator, stored.id, digest);
  await finishTasks(runtime, timeout);
  const place = await database()
    .selectFrom('import_change')
    .select(['student_id as studentId', 'activity_id as activityId'])
    .where('course_id', '=', courses[0]?.courseId ?? 0)
    .limit(1)
    .executeTakeFirstOrThrow();
  await getResultHistory(operator, { courseId: courses[0]?.courseId ?? 0, ...place });
  await previewUndo(operator, stored.id);
  await undoImport(operator, stored.id);
  await finishTasks(runtime, timeout);
}

/** Grades pulled from a system, and pulled again when one has changed. */
export async function useConnections(runtime: Runtime, timeout: number): Promise<void> {
  const course = econometrics();
  const canvas = await startCanvas([course]);
  try {
    const { id } = await createConnection(
      { ...testActor('operator'), userId: 'teacher-1' },
      {
        ...{ kind: 'canvas', title: 'Canvas', address: canvas.address, secret: canvasToken, account: null },
        ...{ tokenAddress: null, courseIds: null, schedule: 'off', review: 'never' },
      },
    );
    for (const score of [7, 8]) {
      course.results[0] = { student: 41, activity: 501, submittedAt: new Date('2024-09-30T10:00:00Z'), score };
      await beginRun(id, null);
      await finishTasks(runtime, timeout);
    }
  } finally {
    await canvas.close();
  }
}

/** The tasks of every schedule. @returns names of tasks that nothing has run so far */
export async function useSchedules(runtime: Runtime, timeout: number): Promise<string[]> {
  for (const { task, input } of domains.flatMap((domain) => domain.schedules)) await enqueue(task, input);
  await finishTasks(runtime, timeout);
  const rows = await database()
    .selectFrom('task')
    .select('name')
    .distinct()
    .where('state', '=', 'done')
    .where('worker', '=', 'test')
    .execute();
  const ran = new Set(rows.map(({ name }) => name));
  return runtime.tasks
    .list()
    .map(({ name }) => name)
    .filter((name) => !ran.has(name));
}

/**
 * What the commands ask that no route asks; among it, all that a directory can change. And what follows a link to an
 * account of a provider, of which there is none here.
 */
export async function useCommands(directory: ReturnType<typeof changingDirectory>): Promise<void> {
  for (let look = 0; look < countLooks; look += 1) {
    await synchroniseHere('apply', null);
    directory.next();
  }
  await listCourses();
  await listUsers();
  await listUsersWithRole('teacher');
  await computeCourse(1, clock().now());
  await tellOfLink('teacher-1', 'linked');
}
