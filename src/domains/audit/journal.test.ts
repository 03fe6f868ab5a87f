import { read, utils } from '@e965/xlsx';
import type { FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { roles } from '#kernel/actor.ts';
import { newId } from '#kernel/ids.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { identity } from '#domains/identity/index.ts';
import { createProgramme, linkStudentToUser, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';
import { createTestServer, testActor } from '#test/support/server.ts';
import { actions, nameAction, wordAction } from './actions.messages.ts';
import {
  auditActions,
  auditDetails,
  auditListSchema,
  auditPeopleSchema,
  type AuditAction,
  type AuditEvent,
} from './contract.ts';
import { audit, flushViews } from './index.ts';

interface Happening {
  at: string;
  action?: AuditAction;
  actor?: string;
  user?: string;
  student?: number;
  course?: number;
  details?: object;
}

const happen = (...happenings: Happening[]) =>
  database()
    .insertInto('audit_event')
    .values(
      happenings.map(({ at, action = 'student.viewed', actor, user, student, course, details = {} }) => ({
        ...{ id: newId(), at, action, means: 'session', details: JSON.stringify(details) },
        ...{ actor_id: actor ?? null, user_id: user ?? null, student_id: student ?? null, course_id: course ?? null },
      })),
    )
    .execute();

const permissions = joinPermissions([audit, identity]);

/** Monday, 9 o'clock and some seconds. */
const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds)).toISOString();

describeOnBothDatabases(
  'the journal of the audit',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(async () => {
      // What waits to be written must not come into the next test.
      await test.run(flushViews);
      await server?.close();
      server = undefined;
    });

    async function call(url: string, login = 'administrator') {
      server ??= await createTestServer({
        runtime: test.runtime,
        routes: audit.routes,
        actors: [
          ...roles.map((role) => testActor(permissions, role)),
          testActor(permissions, 'administrator', { login: 'russian', locale: 'ru' }),
        ],
      });
      return server.inject({ url: `/api/v1${url}`, headers: { authorization: `Bearer ${login}` } });
    }
    const list = async (query = '', login?: string) =>
      auditListSchema.parse((await call(`/audit?${query}`, login)).json());
    const moments = async (query: string): Promise<string[]> => (await list(query)).items.map((event) => event.at);

    it('is an administrator’s only, on every route', async () => {
      for (const role of roles) {
        for (const url of ['/audit', '/audit/export', '/audit/people?search=anna']) {
          expect([role, url, (await call(url, role)).statusCode]).toEqual([
            role,
            url,
            role === 'administrator' ? 200 : 403,
          ]);
        }
      }
    });

    it('shows each event once, newest first, page by page, though many are of one moment and new ones come', () =>
      test.run(async () => {
        await happen(...[3, 1, 2, 2, 2, 2, 2].map((seconds) => ({ at: at(seconds), actor: 'anna' })));
        const seen: AuditEvent[] = [];
        let cursor: string | null = null;
        do {
          const page = await list(
            `actorId=anna&limit=2${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
          );
          expect(page.items.length).toBeLessThanOrEqual(2);
          seen.push(...page.items);
          cursor = page.nextCursor;
          await happen({ at: at(9), actor: 'anna' });
        } while (cursor !== null);
        expect(seen.map((event) => event.at)).toEqual([3, 2, 2, 2, 2, 2, 1].map(at));
        expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
      }));

    it('is narrowed by who, whose, course, action and period, each alone and together', () =>
      test.run(async () => {
        const anna = await addPerson('anna', 'student');
        const course = (await upsertCourse('test', 'c', 'Algebra')).id;
        const { ids } = await upsertStudents('test', course, [
          { externalId: '300001', name: null, email: null, group: null },
        ]);
        const student = ids[0] ?? 0;
        await linkStudentToUser('test', '300001', anna.id);
        await happen(
          { at: at(1), actor: anna.id, action: 'session.opened' },
          { at: at(2), actor: 'boris', user: anna.id, action: 'user.viewed' },
          { at: at(3), actor: 'boris', student, course },
          { at: at(4), actor: 'boris', course, action: 'course.viewed' },
          { at: at(5), actor: 'boris', student: student + 1 },
        );
        expect(await moments(`actorId=${anna.id}`)).toContain(at(1));
        expect(await moments('actorId=boris')).toEqual([5, 4, 3, 2].map(at));
        expect((await moments(`userId=${anna.id}`)).filter((moment) => moment < at(60))).toEqual([3, 2].map(at));
        expect(await moments(`studentId=${student}`)).toEqual([at(3)]);
        expect(await moments(`courseId=${course}`)).toEqual([4, 3].map(at));
        expect(await moments('action=course.viewed')).toEqual([at(4)]);
        expect(await moments(`from=${at(2)}&to=${at(4)}`)).toEqual([3, 2].map(at));
        expect(await moments(`actorId=boris&courseId=${course}&action=student.viewed&from=${at(3)}`)).toEqual([at(3)]);
        expect(await moments('actorId=nobody')).toEqual([]);
      }));

    it('names people, courses and programmes as they are called now, and nobody who is gone', () =>
      test.run(async () => {
        const anna = await addPerson('anna', 'teacher');
        const course = (await upsertCourse('test', 'c', 'Algebra')).id;
        const programmeId = await createProgramme('Physics');
        await happen(
          {
            at: at(1),
            actor: anna.id,
            user: 'erased',
            course,
            action: 'role.granted',
            details: { role: 'teacher', courseId: course },
          },
          { at: at(2), action: 'role.granted', details: { role: 'head', programmeId } },
        );
        const [heading, teaching] = (await list(`action=role.granted&from=${at(0)}&to=${at(9)}`)).items;
        expect(heading).toMatchObject({
          programme: { id: programmeId, name: 'Physics' },
          sentence: 'Assigned to head a programme',
        });
        expect(teaching).toMatchObject({
          actor: { id: anna.id, name: 'Person anna' },
          user: { id: 'erased', name: null },
          course: { id: course, name: 'Algebra' },
          sentence: 'Assigned to teach a course',
        });
        expect((await list(`to=${at(2)}`, 'russian')).items[0]?.sentence).toBe('Назначен преподавателем курса');
      }));

    it('finds people to narrow it to by beginnings of words, and students by their external id', () =>
      test.run(async () => {
        const anna = await addPerson('a.belova', 'teacher');
        const course = (await upsertCourse('test', 'c', 'Algebra')).id;
        await upsertStudents('test', course, [{ externalId: '300001', name: 'Белова Анна', email: null, group: null }]);
        const find = async (search: string) =>
          auditPeopleSchema.parse((await call(`/audit/people?search=${encodeURIComponent(search)}`)).json());
        expect((await find('belo')).users).toEqual([{ id: anna.id, name: 'Person a.belova', login: 'a.belova' }]);
        expect((await find('анна бел')).students).toMatchObject([{ name: 'Белова Анна' }]);
        expect((await find('300001')).students).toMatchObject([{ name: 'Белова Анна' }]);
        expect(await find('@@')).toEqual({ users: [], students: [] });
        expect(await find('lova')).toEqual({ users: [], students: [] });
      }));

    it('is exported with the filters of the page, never with a formula in it, and that is recorded', () =>
      test.run(async () => {
        const name = '=HYPERLINK("http://x.example","y")';
        const course = (await upsertCourse('test', 'c', name)).id;
        await happen({ at: at(1), actor: '-1', course }, { at: at(2), actor: 'boris' });
        const csv = await call('/audit/export?actorId=-1');
        expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
        expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/);
        expect(csv.body.trim().split('\r\n')).toHaveLength(2);
        expect(csv.body).toContain(`"'=HYPERLINK(""http://x.example"",""y"")"`);
        expect(csv.body).toContain(`,'-1,`);
        expect(csv.body).not.toMatch(/(^|,)"?[=+\-@\t]/m);
        const xlsx = await call('/audit/export?actorId=-1&format=xlsx', 'russian');
        const sheet = read(xlsx.rawPayload, { type: 'buffer' }).Sheets['audit'];
        expect(sheet && utils.sheet_to_json(sheet)).toMatchObject([{ Когда: '2026-11-23 12:00:01', Курс: `'${name}` }]);
        expect((await list('action=audit.exported')).items.map(({ details }) => details)).toEqual([
          { format: 'xlsx', rows: 1 },
          { format: 'csv', rows: 1 },
        ]);
      }));

    it('says of itself who opened it, once an hour', () =>
      test.run(async () => {
        await list();
        await list();
        await flushViews();
        expect((await list('action=audit.viewed')).items).toMatchObject([{ actor: { id: 'user-administrator' } }]);
      }));

    it('refuses a cursor, a moment or an action that is none', async () => {
      const bad = [
        `cursor=${'.'.repeat(24)}_${newId()}`,
        'cursor=x',
        'from=0000-01-01T00:00:00Z',
        'action=x',
        'studentId=0',
      ];
      for (const query of bad) expect([query, (await call(`/audit?${query}`)).statusCode]).toEqual([query, 400]);
    });
  },
  { access: { publicUrl: 'http://localhost:8000', secret: 'x'.repeat(32), permissions } },
);

it('every action that may be recorded has a sentence and a name in both languages', () => {
  expect([...actions].sort()).toEqual([...auditActions].sort());
  for (const action of actions) {
    for (const language of ['ru', 'en'] as const) {
      expect(nameAction(action, language)).not.toMatch(/[{}]/);
      expect(wordAction(action, {}, language)).not.toMatch(/[{}]/);
    }
  }
});

it('every code that a sentence tells has a word in Russian', () => {
  const codes = Object.entries(auditDetails).flatMap(([action, { shape }]) =>
    Object.entries(shape).flatMap(([detail, schema]: [string, unknown]) =>
      schema instanceof z.ZodEnum ? schema.options.map((code) => ({ action, detail, code })) : [],
    ),
  );
  expect(codes.length).toBeGreaterThan(20);
  for (const { action, detail, code } of codes) {
    const sentence = wordAction(action, { [detail]: code }, 'ru');
    expect([code, sentence]).toEqual([code, expect.not.stringContaining(String(code)) as unknown]);
  }
});
