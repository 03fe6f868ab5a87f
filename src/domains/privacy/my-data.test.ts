import { Readable } from 'node:stream';
import { read, utils } from '@e965/xlsx';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { domains } from '#app/domains.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { flushViews } from '#domains/audit/index.ts';
import { authenticate, createToken } from '#domains/identity/index.ts';
import { startImports, storeUpload } from '#domains/imports/index.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { linkStudentToUser } from '#domains/roster/index.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { accessOfIdentity, addPerson, signInAs } from '#test/support/people.ts';
import { addRecommendation } from '#test/support/recommendations.ts';
import { wholeProgram } from '#test/support/program.ts';
import { myDataSchema } from './contract.ts';

const logged: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
const size = { students: 8, activities: 6, lessons: 0 };

describeOnBothDatabases(
  'what is known about a person',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(async () => {
      await test.run(flushViews);
      await server?.close();
      server = undefined;
    });

    /** Student id_03 of a course of eight, whom an administrator has looked at. */
    async function addStudent(): Promise<{ headers: { cookie: string }; foreign: string[] }> {
      const routes = domains.flatMap((domain) => domain.routes);
      server = await createHttpServer({ runtime: test.runtime, routes, authenticate });
      for (const seed of [1, 2]) {
        const { progress } = describeCourse(seed, size, 'Физика');
        await startImports(null, [await storeUpload('a.xlsx', Readable.from([writeMyItmoProgress(progress)]))]);
        await finishTasks(test.runtime);
      }
      const { id } = await addPerson('vera', 'student');
      await addPerson('boss', 'administrator');
      await linkStudentToUser('my-itmo', 'id_03', id);
      const boss = await signInAs(server, 'boss');
      await server.inject({ url: `/api/v1/people/${id}`, headers: boss });
      await flushViews();
      return {
        headers: { ...(await signInAs(server, 'vera')) },
        foreign: ['id_01', 'id_02', 'id_04', 'boss'],
      };
    }
    const get = (url: string, headers: Record<string, string>) => {
      if (!server) throw new Error('no server');
      return server.inject({ url: `/api/v1${url}`, headers: { ...headers, 'accept-language': 'en' } });
    };

    it('is told by category, with who looked by role and not by name, and for how long each is kept', () =>
      test.run(async () => {
        const { headers } = await addStudent();
        await sql`insert into setting (key, value) values ('audit.days', '444'), ('imports.original_days', '77')`.execute(
          database(),
        );
        const answer = await get('/my-data', headers);
        const data = myDataSchema.parse(answer.json());
        expect(data).toMatchObject({
          account: { login: 'vera', email: 'vera@example.edu' },
          access: { roles: [{ role: 'student' }] },
          traces: { sessions: 1, hasPassword: true, hasSecondFactor: false },
          student: {
            identities: [{ source: 'my-itmo', externalId: 'id_03' }],
            courses: [{ name: 'Физика', results: 6, hasMetrics: true }],
          },
          looks: [{ roles: ['administrator'], sentence: "Person's card viewed" }],
          retention: { auditDays: 444, originalDays: 77 },
        });
        expect(data.student?.courses.at(0)?.changes).toBeGreaterThan(0);
        expect(answer.body).not.toContain('boss');
      }));

    it('goes into a file with everything about the person and nothing about anybody else; recorded', () =>
      test.run(async () => {
        const { headers, foreign } = await addStudent();
        const json = await get('/my-data/export', headers);
        const data: Record<string, unknown[]> = json.json();
        const counts = await sql<{ changes: number; events: number }>`
          select (select count(*)::integer from import_change join student_identity using (student_id)
              where external_id = 'id_03') as changes,
            (select count(*)::integer from audit_event where coalesce(actor_id, '') = (select id from user_account where username = 'vera')
              or user_id = (select id from user_account where username = 'vera')) as events`.execute(database());
        expect(data['results']).toHaveLength(6);
        expect(data['changes']).toHaveLength(counts.rows.at(0)?.changes ?? -1);
        expect(data['events']).toHaveLength(counts.rows.at(0)?.events ?? -1);
        expect(data['zones']).toMatchObject([{ course: 'Физика' }]);
        expect(data['history']?.at(-1)).toMatchObject({ course: 'Физика', activities: 6 });
        for (const name of foreign) expect(json.body).not.toContain(name);
        for (const secret of ['token', 'password', 'argon2', 'sealed'])
          expect(json.body).not.toMatch(new RegExp(`"${secret}[^"]*": "`));
        const xlsx = await get('/my-data/export?format=xlsx', headers);
        const book = read(xlsx.rawPayload);
        expect(book.SheetNames).toEqual(
          expect.arrayContaining(['Account', 'Results', 'History of results', 'Zones', 'Activity log']),
        );
        const results = book.Sheets['Results'];
        expect(results && utils.sheet_to_json(results)).toHaveLength(6);
        const { rows } =
          await sql`select details from audit_event where action = 'person.exported' order by at, id`.execute(
            database(),
          );
        expect(rows).toEqual([{ details: { format: 'json' } }, { details: { format: 'xlsx' } }]);
        expect(logged.join('')).toContain('/my-data/export');
        expect(logged.join('')).not.toMatch(/vera|id_03/);
      }));

    it('has what was advised and said of it, and of what the student was not shown only that it is there', () =>
      test.run(async () => {
        const { headers } = await addStudent();
        await sql`delete from recommendation`.execute(database());
        const { rows } = await sql<{ courseId: number; studentId: number }>`
          select course_id as "courseId", student_id as "studentId" from enrolment join student_identity using (student_id)
          where external_id = 'id_03'`.execute(database());
        const [place = { courseId: 0, studentId: 0 }] = rows;
        const id = await addRecommendation({ ...place, texts: ['Read.', 'Write.'] });
        await sql`update recommendation set state = 'approved' where id = ${id}`.execute(database());
        await sql`insert into recommendation_rating (recommendation_id, stars, comment) values (${id}, 4, 'Fine')`.execute(
          database(),
        );
        await sql`insert into recommendation_done (recommendation_id, item) values (${id}, 1)`.execute(database());
        await addRecommendation({ ...place, texts: ['A draft.'] });
        const { advice }: Record<string, unknown[]> = (await get('/my-data/export', headers)).json();
        expect(advice).toMatchObject([
          { course: 'Физика', state: 'approved', text: 'Read.\nWrite.', stars: 4, comment: 'Fine', doneItems: '2' },
          { course: 'Физика', state: 'draft', text: null, stars: null },
        ]);
      }));

    it('has what the person was told by which channel, and what was chosen; not what others were', () =>
      test.run(async () => {
        const { headers } = await addStudent();
        await sql`delete from notification`.execute(database());
        await sql`
          insert into notification (id, user_id, kind, key, facts, due_at)
          select gen_random_uuid(), id, 'reminders.deadline_near', 'key', '{"of": "somebody"}', now() from user_account
          `.execute(database());
        await sql`
          insert into notification_delivery (id, notification_id, user_id, kind, channel, state, reason, due_at)
          select gen_random_uuid(), id, user_id, kind, 'email', 'skipped', 'off', now() from notification
          `.execute(database());
        await sql`
          insert into notification_preference (user_id, kind, channel, is_on)
          select id, 'reminders.deadline_near', 'email', false from user_account`.execute(database());
        await sql`
          insert into notification_rhythm (user_id, quiet_from, quiet_until, time_zone)
          select id, 1320, 480, 'Asia/Tomsk' from user_account`.execute(database());
        const answer = await get('/my-data/export', headers);
        const told: Record<string, unknown> = answer.json();
        const choice = { kind: 'reminders.deadline_near', channel: 'email' };
        expect(told['messages']).toMatchObject([{ ...choice, state: 'skipped', reason: 'off', sentAt: null }]);
        expect(told['messageChoices']).toEqual([{ ...choice, isOn: false }]);
        expect(told['quietHours']).toEqual({ fromMinute: 1320, untilMinute: 480, timeZone: 'Asia/Tomsk' });
        expect(answer.body).not.toContain('somebody');
      }));

    it('is told to nobody but the person: no token, nobody who is not signed in', () =>
      test.run(async () => {
        await addStudent();
        const headers = { authorization: `Bearer ${await createToken({ login: 'vera', name: 'test' })}` };
        for (const url of ['/my-data', '/my-data/export']) {
          expect((await get(url, headers)).json()).toMatchObject({ status: 403, code: 'access.in_person' });
          expect((await get(url, {})).statusCode).toBe(401);
        }
      }));
  },
  { ...wholeProgram(), access: { ...accessOfIdentity, permissions: joinPermissions(domains) }, log },
);
