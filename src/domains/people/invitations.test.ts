import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createRoutes } from '#app/roles/routes.ts';
import { domains } from '#app/domains.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { flushViews } from '#domains/audit/index.ts';
import { authenticate, createToken, identity } from '#domains/identity/index.ts';
import { createProgramme, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { writeSheet } from '#domains/imports/templates/write-sheet.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { secretOf, startMail } from '#test/support/mail.ts';
import { accessOfIdentity, addPerson } from '#test/support/people.ts';
import { zipBomb } from '#test/fixtures/workbook-files.ts';
import { invitationPlanSchema, invitedPeopleSchema, type InvitationPlan } from './contract.ts';
import { getPerson, listPeople } from './service/people.ts';

const header = ['Имя', 'Почта', 'Логин', 'Роли', 'Курсы', 'Программы'];
const problem = z.object({ code: z.string() });

describeOnBothDatabases(
  'a table of people to invite',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(() => server?.close());

    async function start(): Promise<{ headers: Record<string, string>; address: string }> {
      server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate });
      await addPerson('admin', 'administrator');
      const token = await createToken({ login: 'admin', name: 'test' });
      const address = await server.listen({ host: '127.0.0.1', port: 0 });
      return { headers: { authorization: `Bearer ${token}`, 'accept-language': 'ru' }, address };
    }

    async function upload(
      content: Uint8Array<ArrayBuffer> | string,
      name: string,
      from: Awaited<ReturnType<typeof start>>,
    ) {
      const body = new FormData();
      body.append('file', new Blob([content]), name);
      const answer = await fetch(`${from.address}/api/v1/invitations/check`, {
        method: 'POST',
        headers: from.headers,
        body,
      });
      expect(answer.status).toBe(200);
      return invitationPlanSchema.parse(await answer.json());
    }
    const check = (rows: string[][], from: Awaited<ReturnType<typeof start>>): Promise<InvitationPlan> =>
      upload(writeSheet('Люди', [header, ...rows]), 'люди.xlsx', from);
    const confirm = ({ people }: InvitationPlan, headers: Record<string, string>) => {
      if (!server) throw new Error('no server');
      const payload = { entries: people.map(({ entry }) => entry) };
      return server.inject({ method: 'POST', url: '/api/v1/invitations', headers, payload });
    };
    const everybody = async (): Promise<string[]> => (await listPeople({ limit: 100 })).items.map(({ email }) => email);

    it('invites who is new, gives who is known what is missing, and does nothing the second time', () =>
      test.run(async () => {
        const from = await start();
        const course = (await upsertCourse('test', 'c', 'Базы данных')).id;
        const programme = await createProgramme('Прикладная информатика');
        await upsertStudents('test', course, [
          { externalId: '1', name: 'Вера', email: 'VERA@example.edu', group: null },
        ]);
        const petrova = await addPerson('petrova', 'teacher');
        const known = await addPerson('known', 'operator');
        const plan = await check(
          [
            ['Анна  Новая', 'Anna@Example.edu', 'a.new', 'преподаватель, РОП', 'базы данных', 'Прикладная информатика'],
            [],
            ['Другое имя', 'petrova@example.edu', '', 'Преподаватель; оператор', '', ''],
            ['Known', 'known@example.edu', '', 'оператор данных', '', ''],
            ['Вера', 'vera@example.edu', '', 'студент', '', ''],
          ],
          from,
        );
        expect(plan.issues).toEqual([]);
        expect(plan.people.map(({ action, entry, roles }) => [entry.row, action, entry.name, roles])).toEqual([
          [2, 'invite', 'Анна Новая', ['teacher', 'head']],
          [4, 'extend', 'Person petrova', ['operator']],
          [5, 'keep', 'Person known', []],
          [6, 'invite', 'Вера', ['student']],
        ]);
        expect(await everybody()).toHaveLength(3);

        const done = invitedPeopleSchema.parse((await confirm(plan, from.headers)).json());
        expect(done).toMatchObject({ extended: 1, kept: 1 });
        expect(done.invitations.map(({ email, isMailed }) => [email, isMailed])).toEqual([
          ['anna@example.edu', false],
          ['vera@example.edu', false],
        ]);
        expect(done.invitations[0]?.url).toMatch(/\/invitation#/);
        const [anna, vera] = await Promise.all(done.invitations.map(({ userId }) => getPerson(userId)));
        expect(anna).toMatchObject({ login: 'a.new', roles: ['head', 'teacher'], hasPassword: false });
        expect([anna?.teaching.map(({ id }) => id), anna?.heading.map(({ id }) => id)]).toEqual([
          [course],
          [programme],
        ]);
        expect(vera?.student?.externalIds).toEqual(['1']);
        expect(await getPerson(petrova.id)).toMatchObject({ roles: ['operator', 'teacher'], version: 2 });
        expect(await getPerson(known.id)).toMatchObject({ version: 1 });
        const { rows } = await sql<{ action: string; count: number }>`
          select action, count(*)::integer from audit_event
          where (action like 'user.%' or action = 'role.granted') and action <> 'user.viewed'
          group by action order by action`.execute(database());
        expect(rows).toEqual([
          { action: 'role.granted', count: 3 },
          { action: 'user.created', count: 5 },
          { action: 'user.invited', count: 2 },
          { action: 'user.linked', count: 1 },
        ]);

        // Of the two who are known the check has told name and roles.
        await flushViews();
        const looks = await database()
          .selectFrom('audit_event')
          .select(['user_id', 'actor_id', 'means'])
          .where('action', '=', 'user.viewed')
          .where('means', '=', 'token')
          .execute();
        expect(looks.map((look) => look.user_id).sort()).toEqual([known.id, petrova.id].sort());
        expect(looks).toMatchObject([{ means: 'token' }, { means: 'token' }]);

        const again = invitedPeopleSchema.parse((await confirm(plan, from.headers)).json());
        expect(again).toEqual({ invitations: [], extended: 0, kept: 4 });
      }));

    it('with faults tells row, column, value and remedy of each, and nobody is invited', () =>
      test.run(async () => {
        const from = await start();
        await upsertCourse('test', 'c1', 'Курс');
        await upsertCourse('test', 'c2', 'Курс');
        const closed = await addPerson('closed', 'teacher');
        await sql`update user_account set is_active = false where id = ${closed.id}`.execute(database());
        const plan = await check(
          [
            ['', 'anna', '', 'декан', '', ''],
            ['Борис', 'boris@example.edu', 'я', 'teacher', 'Нет такого', ''],
            ['Вера', 'vera@example.edu', 'admin', 'student', '', ''],
            ['Вера', 'Vera@example.edu', '', '', '', ''],
            ['Глеб', 'gleb@example.edu', '', 'teacher', 'курс', ''],
            ['Closed', 'closed@example.edu', '', 'teacher', '', ''],
          ],
          from,
        );
        expect(plan.issues.map(({ row, column, value }) => [row, column, value])).toEqual([
          [2, 'A «Имя»', null],
          [2, 'B «Почта»', 'anna'],
          [2, 'D «Роли»', 'декан'],
          [3, 'C «Логин»', 'я'],
          [3, 'E «Курсы»', 'Нет такого'],
          [4, 'C «Логин»', 'admin'],
          [5, 'B «Почта»', 'vera@example.edu'],
          [6, 'E «Курсы»', 'курс'],
          [7, 'B «Почта»', 'closed@example.edu'],
        ]);
        expect(plan.issues[6]?.message).toContain('уже есть в строке 4');
        const refused = await confirm(plan, from.headers);
        expect([refused.statusCode, problem.parse(refused.json()).code]).toEqual([409, 'invitations.outdated']);
        expect(await everybody()).toEqual(['admin@example.edu', 'closed@example.edu']);
      }));

    it('is refused as a whole when a course went or a login was taken since the check', () =>
      test.run(async () => {
        const from = await start();
        const course = (await upsertCourse('test', 'c', 'Курс')).id;
        const rows = [
          ['Анна', 'anna@example.edu', '', 'teacher', 'Курс', ''],
          ['Борис', 'boris@example.edu', 'boris', 'teacher', '', ''],
        ];
        const plan = await check(rows, from);
        expect(plan.issues).toEqual([]);
        await sql`delete from course where id = ${course}`.execute(database());
        expect((await confirm(plan, from.headers)).statusCode).toBe(409);
        const [, second] = plan.people;
        const { id } = await addPerson('boris', 'student');
        await sql`update user_account set email = 'other@example.edu' where id = ${id}`.execute(database());
        const rest = { ...plan, people: second ? [second] : [] };
        expect((await confirm(rest, from.headers)).statusCode).toBe(409);
        expect(await everybody()).toEqual(['admin@example.edu', 'other@example.edu']);
      }));

    it('may be csv of any separator and either language; what is no table is refused with a remedy', () =>
      test.run(async () => {
        const from = await start();
        const csv = 'Full name;E-mail;Role\r\nAnna;anna@example.edu;teacher, head\r\n';
        expect((await upload(csv, 'people.csv', from)).people).toMatchObject([{ roles: ['teacher', 'head'] }]);
        const messageOf = async (content: Uint8Array<ArrayBuffer> | string): Promise<string> => {
          const { people, issues } = await upload(content, 'people.xlsx', from);
          expect([people.length, issues.length]).toEqual([0, 1]);
          return issues[0]?.message ?? '';
        };
        expect(await messageOf('a,b\r\n1,2\r\n')).toContain('Не найдены столбцы «Имя» и «Почта»');
        expect(await messageOf('Имя,Почта\r\n')).toContain('Под заголовком нет ни одной строки');
        expect(await messageOf('')).toContain('Файл пуст');
        expect(await messageOf(new Uint8Array(zipBomb(100)))).toContain('вырастает');
        const many = Array.from({ length: 1001 }, (_, index) => `N,n${String(index)}@example.edu`);
        expect(await messageOf(['Имя,Почта', ...many].join('\n'))).toContain('больше 1000 строк');
      }));

    it('is told by letters where there is a mail server; the links are in them alone', () =>
      test.run(async () => {
        const from = await start();
        const mail = await startMail(test.runtime);
        try {
          const rows = ['anna', 'boris'].map((name) => [name, `${name}@example.edu`, '', 'teacher', '', '']);
          const plan = await check(rows, from);
          const done = invitedPeopleSchema.parse((await confirm(plan, from.headers)).json());
          expect(done.invitations.map(({ isMailed, url }) => [isMailed, url])).toEqual([
            [true, null],
            [true, null],
          ]);
          await finishTasks(test.runtime);
          const secrets = mail.smtp.letters.map(({ text }) => secretOf(text));
          const named = await Promise.all(
            secrets.map(async (secret) => {
              const payload = { purpose: 'invitation', secret };
              const looked = await server?.inject({ method: 'POST', url: '/api/v1/links/look', payload });
              return z.object({ name: z.string() }).parse(looked?.json()).name;
            }),
          );
          expect(named.toSorted()).toEqual(['anna', 'boris']);
        } finally {
          await mail.stop();
        }
      }));

    it('has a template that can be uploaded as it is', () =>
      test.run(async () => {
        const from = await start();
        const template = await fetch(`${from.address}/api/v1/invitations/template`, { headers: from.headers });
        expect(template.headers.get('content-disposition')).toContain('people.xlsx');
        const plan = await upload(new Uint8Array(await template.arrayBuffer()), 'people.xlsx', from);
        expect([plan.issues, plan.people.length]).toEqual([[], 3]);
      }));
  },
  {
    access: { ...accessOfIdentity, permissions: joinPermissions(domains) },
    tasks: createTaskCatalogue(identity.tasks),
  },
);
