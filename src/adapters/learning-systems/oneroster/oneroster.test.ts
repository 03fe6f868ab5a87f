import { afterEach, expect, it } from 'vitest';
import { econometrics, type Classroom } from '#test/fakes/learning-systems/classroom.ts';
import type { FaultyServer } from '#test/fakes/learning-systems/faulty-server.ts';
import { oneRosterClient, startOneRoster, type OneRosterExtras } from '#test/fakes/learning-systems/oneroster.ts';
import { openLearningSystems } from '../open.ts';
import type { LearningSystem, LearningSystemAccess } from '../port.ts';

let server: FaultyServer | undefined;
afterEach(() => server?.close());

async function rosterWith(
  extras: OneRosterExtras,
  course: Classroom = econometrics(),
  changes: Partial<LearningSystemAccess> = {},
): Promise<LearningSystem> {
  server = await startOneRoster([course], extras);
  const { address } = server;
  const { id: account, secret } = oneRosterClient;
  const access = { address, secret, account, tokenAddress: `${address}/token`, ...changes };
  return openLearningSystems({ allowedNetworks: ['127.0.0.0/8'] }).open('oneroster', access);
}

it('OneRoster gives one token for all requests of a course', async () => {
  await (await rosterWith({})).readCourse('7');
  expect(server?.asked.filter(({ url }) => url.pathname === '/token')).toHaveLength(1);
});

it.each([true, false])('OneRoster tells all pages, linked (%s) or counted', async (linksPages) => {
  const one = econometrics();
  const students = Array.from({ length: 250 }, (_, index) => ({
    ...{ id: 1000 + index, name: `Фамилия Имя${index}`, login: `s${index}`, number: `${index}`, group: '' },
    email: `s${index}@example.edu`,
  }));
  const course = await (await rosterWith({ linksPages }, { ...one, students, results: [] })).readCourse('7');
  expect(new Set(course.students.map(({ id }) => id)).size).toBe(250);
});

it('OneRoster tells who is exempt, and nobody whose record is to be deleted', async () => {
  const roster = await rosterWith({ deleted: [42], exempt: [{ student: 43, activity: 502 }] });
  const { students, results } = await roster.readCourse('7');
  expect(students.map(({ id }) => id)).toEqual(['41', '43']);
  expect(results.map(({ student, activity, status }) => [student, activity, status])).toEqual([
    ['41', '501', 'done'],
    ['41', '502', 'done'],
    ['43', '501', 'not_attempted'],
    ['43', '502', 'excused'],
  ]);
});

it('OneRoster is not asked without a client id', async () => {
  const failure = await (
    await rosterWith({}, econometrics(), { account: null })
  )
    .verify()
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'connection.incomplete' });
  expect(server?.asked).toEqual([]);
});
