import { afterEach, expect, it } from 'vitest';
import { econometrics } from '#test/fakes/learning-systems/classroom.ts';
import type { FaultyServer } from '#test/fakes/learning-systems/faulty-server.ts';
import { moodleToken, startMoodle, type MoodleExtras } from '#test/fakes/learning-systems/moodle.ts';
import { openLearningSystems } from '../open.ts';
import type { LearningSystem } from '../port.ts';

let server: FaultyServer | undefined;
afterEach(() => server?.close());

async function moodleWith(extras: MoodleExtras): Promise<LearningSystem> {
  server = await startMoodle([econometrics()], extras);
  const access = { address: `${server.address}/`, secret: moodleToken, account: null, tokenAddress: null };
  return openLearningSystems({ allowedNetworks: ['127.0.0.0/8'] }).open('moodle', access);
}

it('Moodle says its name, its version and what its token cannot read', async () => {
  const moodle = await moodleWith({ withheld: ['mod_attendance_get_sessions'] });
  expect(await moodle.verify()).toEqual({
    name: 'Учебный портал',
    version: '4.5.2 (Build: 20250210)',
    account: 'Pulse Service',
    withheld: ['attendance'],
  });
});

it('Moodle names the function that a token needs and does not have', async () => {
  const moodle = await moodleWith({ withheld: ['gradereport_user_get_grade_items'] });
  const failure = await moodle.verify().catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'connection.right_missing',
    params: { right: 'gradereport_user_get_grade_items' },
  });
});

it('Moodle tells when work was handed in, not when it was graded', async () => {
  const { results } = await (await moodleWith({})).readCourse('7');
  expect(results.find(({ score }) => score === 9.25)?.completedAt).toEqual(new Date('2024-09-30T07:00:00Z'));
});

it('Moodle tells groups, and what is done and has no grade', async () => {
  const course = await (await moodleWith({ readBy: [43] })).readCourse('7');
  expect(course.students.map(({ group }) => group)).toEqual(['К3140', 'К3140', 'К3141']);
  expect(course.activities.at(-1)).toMatchObject({ id: 'module:990', name: 'Конспект', kind: 'material' });
  const page = course.results.filter(({ activity }) => activity === 'module:990');
  expect(page.map(({ status }) => status)).toEqual(['not_attempted', 'not_attempted', 'done']);
});

it('Moodle without completion leaves out what has no grade, and says so', async () => {
  const moodle = await moodleWith({ readBy: [43], withheld: ['core_completion_get_activities_completion_status'] });
  const course = await moodle.readCourse('7');
  expect(course.activities.map(({ name }) => name)).toEqual(['Эссе', 'Quiz 1']);
  expect(course.withheld).toEqual(['completion']);
});

it('Moodle tells lessons that were held, by their marks, and none that is planned', async () => {
  const at = new Date('2024-09-10T10:00:00+03:00');
  const lessons = [{ id: 61, at, marks: { 41: 'L', 42: 'E', 43: 'A' } }] as const;
  const course = await (await moodleWith({ lessons })).readCourse('7');
  const held = course.activities.filter(({ kind }) => kind === 'lesson');
  expect(held).toMatchObject([{ id: 'session:61', name: 'Занятие', heldAt: at }]);
  const marks = course.results.filter(({ activity }) => activity === 'session:61');
  expect(marks.map(({ student, status }) => [student, status])).toEqual([
    ['41', 'present'],
    ['42', 'excused'],
    ['43', 'absent'],
  ]);
});
