import { afterEach, expect, it } from 'vitest';
import { canvasToken, startCanvas, type CanvasExtras } from '#test/fakes/learning-systems/canvas.ts';
import { econometrics } from '#test/fakes/learning-systems/classroom.ts';
import type { FaultyServer } from '#test/fakes/learning-systems/faulty-server.ts';
import { openLearningSystems } from '../open.ts';
import type { LearningSystem } from '../port.ts';

let server: FaultyServer | undefined;
afterEach(() => server?.close());

async function canvasWith(extras: CanvasExtras): Promise<LearningSystem> {
  server = await startCanvas([econometrics()], extras);
  const access = { address: `${server.address}/`, secret: canvasToken, account: null, tokenAddress: null };
  return openLearningSystems({ allowedNetworks: ['127.0.0.0/8'] }).open('canvas', access);
}

it('Canvas says whom its token belongs to', async () => {
  expect(await (await canvasWith({})).verify()).toMatchObject({ account: 'Pulse Service', withheld: [] });
});

it('Canvas tells all pages of a list', async () => {
  const course = await (await canvasWith({})).readCourse('7');
  expect(course.students).toHaveLength(3);
  expect(server?.asked.filter(({ url }) => url.pathname.endsWith('/submissions'))).toHaveLength(3);
});

it('Canvas that counts requests is asked again when it says so in its own way', async () => {
  const canvas = await canvasWith({});
  server?.fail('throttled', 2);
  expect(await canvas.listCourses()).toHaveLength(1);
});

it('Canvas tells who is excused, and whose deadline is another', async () => {
  const dueAt = new Date('2024-10-15T20:59:00Z');
  const canvas = await canvasWith({
    excused: [{ student: 43, activity: 502 }],
    extended: [{ student: 42, activity: 501, dueAt }],
  });
  const { results } = await canvas.readCourse('7');
  const of = (student: string, activity: string) =>
    results.find((result) => result.student === student && result.activity === activity);
  expect(of('43', '502')).toMatchObject({ status: 'excused', score: null });
  expect(of('42', '501')?.dueAt).toEqual(dueAt);
  expect(of('41', '501')).toMatchObject({ dueAt: null, completedAt: new Date('2024-09-30T07:00:00Z') });
});

it('Canvas tells groups of assignments, and their weights where the course grades by them', async () => {
  const countsOf = async (areGroupsWeighed: boolean) =>
    (await (await canvasWith({ areGroupsWeighed })).readCourse('7')).activities.map(({ counts }) => counts);
  expect(await countsOf(true)).toEqual([
    { weight: null, category: 'Письменные', categoryWeight: 70, dropLowest: null },
    { weight: null, category: 'Тесты', categoryWeight: 30, dropLowest: 1 },
  ]);
  await server?.close();
  expect((await countsOf(false)).map((counts) => counts?.categoryWeight)).toEqual([null, null]);
});

it('Canvas tells kinds, and neither drafts nor what has no grade', async () => {
  const { activities } = await (await canvasWith({ hasDrafts: true })).readCourse('7');
  expect(activities.map(({ name, kind }) => [name, kind])).toEqual([
    ['Эссе', 'assignment'],
    ['Quiz 1', 'test'],
  ]);
});
