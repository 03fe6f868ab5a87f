import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import type { Actor } from '#kernel/actor.ts';
import { authenticate } from '#domains/identity/index.ts';
import { resultColumns, upsertActivities, upsertResults } from '#domains/gradebook/index.ts';
import { readEvents } from '#test/support/calendar.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { addAdvisedCourse, type AdvisedCourse } from '#test/support/recommendations.ts';
import { calendar } from './index.ts';
import { getOwnFeed, makeFeed, revokeFeed } from './service/own-feed.ts';

describeOnBothDatabases('a calendar that programs subscribe to', (test) => {
  let server: FastifyInstance;
  let course: AdvisedCourse;
  let activityIds: number[];
  beforeEach(async () => {
    server = await createHttpServer({ runtime: test.runtime, routes: calendar.routes, authenticate });
    await test.run(async () => {
      course = await addAdvisedCourse();
      activityIds = await addWork();
    });
  });
  afterEach(() => server.close());

  const due = new Date('2024-11-15T15:00:00Z');
  async function addWork(dueAt: Date | null = due): Promise<number[]> {
    const common = { maxPoints: null, dueAt: null } as const;
    const held = [
      { at: '2024-11-12T07:00:00.000Z', room: 'Ауд. 5; корпус 2' },
      { at: null, room: 'онлайн' },
    ];
    const { ids } = await upsertActivities(course.courseId, [
      { ...common, key: 'a', name: 'Эссе', kind: 'assignment', position: 1, dueAt },
      { ...common, key: 'b', name: 'Тест', kind: 'test', position: 2 },
      { ...common, key: 'c', name: 'Лекция 1', kind: 'lesson', position: 3, held },
      { ...common, key: 'd', name: 'Без срока', kind: 'other', position: 4 },
    ]);
    return ids;
  }
  async function addressOf(actor: Actor): Promise<string> {
    return new URL((await test.run(() => makeFeed(actor))).url).pathname;
  }
  const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });
  async function eventsAt(url: string) {
    const { statusCode, body, headers } = await get(url);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    return readEvents(body).map((event) => {
      const { uid, summary, description, location } = event;
      return { uid, summary, description, location, start: event.startDate.toJSDate(), end: event.endDate.toJSDate() };
    });
  }

  it('holds deadlines and lessons of the student, with the own deadline, what is done marked, nothing excused', async () => {
    const [first, second, third] = course.students;
    const [essay = 0, quiz = 0] = activityIds;
    const later = new Date('2024-11-20T10:00:00Z');
    await test.run(() =>
      upsertResults(
        course.courseId,
        null,
        resultColumns([
          { studentId: first.studentId, activityId: essay, status: 'not_attempted', dueAt: later },
          { studentId: second.studentId, activityId: essay, status: 'done' },
          { studentId: third.studentId, activityId: essay, status: 'excused' },
          { studentId: third.studentId, activityId: quiz, status: 'not_attempted', dueAt: later },
        ]),
      ),
    );
    const lesson = {
      uid: `lesson-${activityIds[2]}-1@localhost:8000`,
      summary: 'Лекция 1 · Course course',
      location: 'Ауд. 5; корпус 2',
      start: new Date('2024-11-12T07:00:00Z'),
      end: new Date('2024-11-12T08:30:00Z'),
    };
    const essayOf = (start: Date, summary = 'Эссе · Course course') => ({
      ...{ uid: `deadline-${essay}@localhost:8000`, summary, start, end: start },
    });
    expect(await eventsAt(await addressOf(first.actor))).toMatchObject([essayOf(later), lesson]);
    const [done] = await eventsAt(await addressOf(second.actor));
    expect(done).toMatchObject({ ...essayOf(due, '✓ Эссе · Course course'), description: 'Course course\nСделано' });
    expect((await eventsAt(await addressOf(third.actor))).map(({ summary }) => summary)).toEqual([
      'Тест · Course course',
      'Лекция 1 · Course course',
    ]);
  });

  it("holds a teacher's courses, with the deadline that most students have, and no other courses", async () => {
    const [first, second, third] = course.students;
    const quiz = activityIds[1] ?? 0;
    const [often, seldom] = [new Date('2024-11-18T10:00:00Z'), new Date('2024-11-10T10:00:00Z')];
    await test.run(async () => {
      const dues = [
        [first, often],
        [second, often],
        [third, seldom],
      ] as const;
      const results = dues.map(([{ studentId }, dueAt]) => ({
        ...{ studentId, activityId: quiz, status: 'not_attempted', dueAt },
      }));
      await upsertResults(
        course.courseId,
        null,
        resultColumns(results.map((one) => ({ ...one, status: 'not_attempted' }))),
      );
    });
    const events = await eventsAt(await addressOf(course.teacher));
    expect(events.map(({ summary, start }) => [summary.slice(0, 4), start.toISOString()])).toEqual([
      ['Эссе', due.toISOString()],
      ['Тест', often.toISOString()],
      ['Лекц', '2024-11-12T07:00:00.000Z'],
    ]);
    const other = await test.run(() => addAdvisedCourse('other'));
    expect(await eventsAt(await addressOf(other.teacher))).toEqual([]);
    expect(await eventsAt(await addressOf(other.students[0].actor))).toEqual([]);
  });

  it('follows at once what is moved or gone, under the same UID, and is not sent again while nothing changes', async () => {
    const { actor } = course.students[0];
    const url = await addressOf(actor);
    const first = await get(url);
    const [etag, modified] = [String(first.headers.etag), String(first.headers['last-modified'])];
    expect((await get(url)).headers.etag).toBe(etag);
    expect((await get(url, { 'if-none-match': `"other", W/${etag}` })).statusCode).toBe(304);
    expect((await get(url, { 'if-modified-since': modified })).statusCode).toBe(304);
    const before = await eventsAt(url);
    const moved = new Date('2024-11-16T15:00:00Z');
    await test.run(() => addWork(moved));
    const again = await get(url, { 'if-none-match': etag });
    expect(again.statusCode).toBe(200);
    const after = await eventsAt(url);
    expect(after[0]).toMatchObject({ uid: before[0]?.uid, start: moved });
    await test.run(() => sql`delete from activity where id = ${activityIds[0]}`.execute(database()));
    expect((await eventsAt(url)).map(({ summary }) => summary)).toEqual(['Лекция 1 · Course course']);
  });

  it('is found by the newest secret alone, and by none when it is revoked or its person closed', async () => {
    const { actor } = course.students[0];
    expect(await test.run(() => getOwnFeed(actor))).toEqual({ feed: null });
    const old = await addressOf(actor);
    const url = await addressOf(actor);
    const statuses = async (...urls: string[]) => Promise.all(urls.map(async (one) => (await get(one)).statusCode));
    expect(await test.run(() => getOwnFeed(actor))).toMatchObject({ feed: { readAt: null } });
    expect(await statuses(old, url)).toEqual([404, 200]);
    expect(await test.run(() => getOwnFeed(actor))).toMatchObject({ feed: { readAt: expect.any(String) as unknown } });
    expect(await statuses('/api/v1/calendar/x.ics', '/api/v1/calendar/..%2fx.ics')).toEqual([400, 400]);
    await test.run(() => sql`update user_account set is_active = false where id = ${actor.userId}`.execute(database()));
    expect(await statuses(url)).toEqual([404]);
    await test.run(() => sql`update user_account set is_active = true where id = ${actor.userId}`.execute(database()));
    await test.run(() => revokeFeed(actor));
    expect(await statuses(url)).toEqual([404]);
    await expect(test.run(() => revokeFeed(actor))).rejects.toMatchObject({ code: 'calendar.not_found' });
    const token = { ...actor, token: { isReadOnly: false } };
    await expect(test.run(() => makeFeed(token))).rejects.toMatchObject({ code: 'access.in_person' });
    const { rows } = await test.run(() =>
      sql<{ action: string }>`select action from audit_event where action like 'calendar.%' order by id`.execute(
        database(),
      ),
    );
    expect(rows.map(({ action }) => action)).toEqual(['calendar.created', 'calendar.created', 'calendar.revoked']);
  });
});
