import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#kernel/errors.ts';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { canvasToken, startCanvas } from '#test/fakes/learning-systems/canvas.ts';
import { econometrics, type Classroom } from '#test/fakes/learning-systems/classroom.ts';
import type { Fault, FaultyServer } from '#test/fakes/learning-systems/faulty-server.ts';
import { moodleToken, startMoodle } from '#test/fakes/learning-systems/moodle.ts';
import { oneRosterClient, startOneRoster } from '#test/fakes/learning-systems/oneroster.ts';
import { openLearningSystems } from './open.ts';
import type { LearningSystem, LearningSystemAccess, LearningSystemKind } from './port.ts';

/** A server of a system, and how it is let in. */
interface Candidate {
  readonly kind: LearningSystemKind;
  readonly start: (courses: readonly Classroom[]) => Promise<FaultyServer>;
  readonly accessTo: (address: string, isRight: boolean) => LearningSystemAccess;
  /** Requests before the one that a fault of the list of courses shall meet. */
  readonly before: number;
}

const candidates: readonly Candidate[] = [
  {
    kind: 'moodle',
    start: (courses) => startMoodle(courses),
    accessTo: (address, isRight) => ({
      ...{ address, secret: isRight ? moodleToken : 'f'.repeat(32), account: null, tokenAddress: null },
    }),
    before: 0,
  },
  {
    kind: 'canvas',
    start: (courses) => startCanvas(courses),
    accessTo: (address, isRight) => ({
      ...{ address, secret: isRight ? canvasToken : 'wrong', account: null, tokenAddress: null },
    }),
    before: 0,
  },
  {
    kind: 'oneroster',
    start: (courses) => startOneRoster(courses),
    accessTo: (address, isRight) => ({
      ...{ address, account: oneRosterClient.id, tokenAddress: `${address}/token` },
      secret: isRight ? oneRosterClient.secret : 'wrong',
    }),
    // The one for a token.
    before: 1,
  },
];

/** Quick, so that no test waits: a second for an answer, 2 MB of it, milliseconds between tries. */
const patience = {
  milliseconds: 1000,
  bytes: 2 ** 21,
  attempts: 3,
  pauseMilliseconds: 1,
  longestPauseMilliseconds: 50,
};
const here = ['127.0.0.1'];

function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing',
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      return `${error.code}${error instanceof PermanentError ? ' for good' : ''}`;
    },
  );
}

describe.each(candidates)('the learning system $kind', ({ kind, start, accessTo, before }) => {
  let course: Classroom;
  let server: FaultyServer;
  let system: LearningSystem;

  beforeEach(async () => {
    course = econometrics();
    server = await start([course]);
    system = openLearningSystems({ allowedNetworks: here, patience }).open(kind, accessTo(server.address, true));
  });
  afterEach(() => server.close());

  it('says who it is', async () => {
    expect((await system.verify()).name.length).toBeGreaterThan(3);
  });

  it('lists the courses, and only those', async () => {
    expect(await system.listCourses()).toEqual([{ id: '7', name: 'Эконометрика & данные', code: 'ECON-7' }]);
  });

  it('tells a course: students by all that is known of them, activities, and what each has done', async () => {
    const read = await system.readCourse('7');
    expect(read).toMatchObject({ id: '7', name: 'Эконометрика & данные' });
    expect(new Set(read.students.map(({ name }) => name))).toEqual(
      new Set(['Белова Анна', 'Ёлкин Пётр', 'Zimmer Max']),
    );
    expect(read.students.find(({ name }) => name === 'Белова Анна')).toMatchObject({
      ...{ id: '41', email: 'abelova@example.edu', login: 'abelova', number: '3000041' },
    });
    expect(read.activities).toMatchObject([
      { name: 'Эссе', maxPoints: 10, dueAt: new Date('2024-10-01T20:59:00Z') },
      { name: 'Quiz 1', maxPoints: 20, dueAt: null },
    ]);
    const [essay, quiz] = read.activities.map(({ id }) => id);
    const of = (student: string, activity: string | undefined) =>
      read.results.find((result) => result.student === student && result.activity === activity);
    expect(of('41', essay)).toMatchObject({ status: 'done', score: 9.25 });
    expect(of('41', quiz)).toMatchObject({ status: 'done', score: 0 });
    expect(of('42', essay)).toMatchObject({ status: 'attempted', score: null });
    // What is not done is said, so that a grade that was taken back goes.
    expect(of('42', quiz)).toMatchObject({ status: 'not_attempted', score: null, completedAt: null });
    expect(of('43', essay)).toMatchObject({ status: 'not_attempted', score: null });
    expect(read.results).toHaveLength(6);
  });

  it('names nobody who teaches as a student', async () => {
    const { students } = await system.readCourse('7');
    expect(students.map(({ name }) => name)).not.toContain('Иванов Иван');
  });

  it('says that a course is not there', async () => {
    expect(await codeOf(system.readCourse('999'))).toBe('connection.course_missing for good');
  });

  it.each<[Fault, number]>([
    ['too-many', 2],
    ['broken', 2],
    ['truncated', 1],
    ['hangs-up', 2],
  ])('asks again when the server is %s, %i times in a row', async (fault, times) => {
    server.fail(fault, times);
    expect(await system.listCourses()).toHaveLength(1);
    expect(server.asked.length).toBe(before + 1 + times);
  });

  it.each<[Fault, number, string]>([
    ['too-many', 3, 'connection.too_busy'],
    ['busy-long', 1, 'connection.too_busy'],
    ['broken', 3, 'connection.failed'],
    ['hangs-up', 3, 'connection.unreachable'],
    ['truncated', 3, 'connection.unreachable'],
    ['late', 1, 'connection.timed_out'],
    ['no-json', 1, 'connection.not_this_system for good'],
    ['huge', 1, 'connection.too_large for good'],
    ['moved', 1, 'connection.redirected for good'],
  ])('gives up when the server is %s, %i times in a row, and says so', async (fault, times, code) => {
    server.fail(fault, times);
    expect(await codeOf(system.listCourses())).toBe(code);
  });

  it('follows no redirection, and tells the target without its query', async () => {
    server.fail('moved');
    const failure = await system.listCourses().catch((error: unknown) => error);
    expect(failure).toMatchObject({ params: { target: 'http://127.0.0.2:9/elsewhere' } });
  });

  it('says that a wrong token is refused', async () => {
    const stranger = openLearningSystems({ allowedNetworks: here, patience });
    const refused = stranger.open(kind, accessTo(server.address, false));
    expect(await codeOf(refused.verify())).toBe('connection.token_refused for good');
    expect(await codeOf(refused.listCourses())).toBe('connection.token_refused for good');
  });

  it('writes its token into no address', async () => {
    await system.readCourse('7');
    const { secret } = accessTo(server.address, true);
    expect(server.asked.filter(({ url }) => url.href.includes(secret))).toEqual([]);
  });

  it('goes into no private network that is not allowed', async () => {
    const guarded = openLearningSystems({ allowedNetworks: [], patience });
    expect(await codeOf(guarded.open(kind, accessTo(server.address, true)).verify())).toBe(
      'connection.address_refused for good',
    );
    const named = server.address.replace('127.0.0.1', 'localhost');
    expect(await codeOf(guarded.open(kind, accessTo(named, true)).verify())).toBe(
      'connection.address_refused for good',
    );
    expect(server.asked).toEqual([]);
  });

  it('sends nothing over http to another machine', async () => {
    const far = openLearningSystems({ allowedNetworks: ['192.0.2.0/24'], patience });
    expect(await codeOf(far.open(kind, accessTo('http://192.0.2.1', true)).verify())).toBe(
      'connection.address_insecure for good',
    );
  });

  it('ends when the asker has gone', async () => {
    server.fail('late');
    const controller = new AbortController();
    const reading = system.listCourses(controller.signal);
    controller.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });
});
