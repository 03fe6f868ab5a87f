import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLearningSystems } from '#adapters/learning-systems/open.ts';
import { frozenClock } from '#kernel/clock.ts';
import { database, files } from '#kernel/runtime.ts';
import { undoImport } from '#domains/imports/service/undo.ts';
import { getImportDetail } from '#domains/imports/index.ts';
import { econometrics, type Classroom } from '#test/fakes/learning-systems/classroom.ts';
import type { FaultyServer } from '#test/fakes/learning-systems/faulty-server.ts';
import { moodleToken, startMoodle } from '#test/fakes/learning-systems/moodle.ts';
import { connectingOperator, moodleConnection, newestPull, pullConnection } from '#test/support/connections.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { temporaryFolder, wholeProgram } from '#test/support/program.ts';
import { makeDue } from '#test/support/tasks.ts';
import type { Connection, NewConnection } from './contract.ts';
import { checkConnection } from './service/check.ts';
import { changeConnection, createConnection, getConnection, removeConnection } from './service/connections.ts';
import { followSchedule } from './service/follow-schedule.ts';
import { listRuns, startRun } from './service/runs.ts';

const patience = {
  milliseconds: 2000,
  bytes: 2 ** 22,
  attempts: 2,
  pauseMilliseconds: 1,
  longestPauseMilliseconds: 50,
};
const systems = openLearningSystems({ allowedNetworks: ['127.0.0.1'], patience });

describeOnBothDatabases(
  'a connection to a Moodle',
  (test) => {
    let course: Classroom;
    let moodle: FaultyServer;
    beforeEach(async () => {
      course = econometrics();
      moodle = await startMoodle([course]);
    });
    afterEach(() => moodle.close());

    const facts = (overrides: Partial<NewConnection> = {}): NewConnection =>
      moodleConnection(`${moodle.address}/`, overrides);

    it('brings grades, brings nothing twice, brings what has changed, and is undone like any import', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const connection = await createConnection(actor, facts());
        const first = await pullConnection(test, actor, connection);
        expect(first).toMatchObject({ state: 'done', courses: 1, imported: 1, unchanged: 0, failed: 0, problem: null });
        expect(await grades()).toEqual([
          ['Белова Анна', 'Quiz 1', 'done', 0],
          ['Белова Анна', 'Эссе', 'done', 9.25],
          ['Ёлкин Пётр', 'Quiz 1', 'not_attempted', null],
          ['Ёлкин Пётр', 'Эссе', 'attempted', null],
          ['Zimmer Max', 'Quiz 1', 'not_attempted', null],
          ['Zimmer Max', 'Эссе', 'not_attempted', null],
        ]);
        const batch = await getImportDetail(first.list[0]?.importId ?? '', 'ru');
        expect(batch).toMatchObject({
          ...{ status: 'done', source: 'pulled-course', file: 'Эконометрика & данные (Портал).json', issues: [] },
          createdBy: { name: 'Person operator' },
        });

        expect(await pullConnection(test, actor, connection)).toMatchObject({
          state: 'done',
          imported: 0,
          unchanged: 1,
        });

        const graded = course.results[2];
        if (graded) graded.score = 7;
        course.students.push({
          ...{ id: 44, name: 'Новый Студент', email: 'n@example.edu', login: 'n', number: '1', group: 'К3140' },
        });
        const third = await pullConnection(test, actor, connection);
        expect(third).toMatchObject({ imported: 1, unchanged: 0 });
        const changed = await getImportDetail(third.list[0]?.importId ?? '', 'ru');
        expect(changed.cells).toEqual({ new: 2, changed: 1, same: 5 });
        expect(await grades()).toContainEqual(['Ёлкин Пётр', 'Эссе', 'done', 7]);

        await undoImport(actor, changed.id);
        await finishTasks(test.runtime);
        expect(await grades()).toContainEqual(['Ёлкин Пётр', 'Эссе', 'attempted', null]);
      }));

    it('that was undone stays so by schedule, and comes again when somebody asks for it', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const connection = await createConnection(actor, facts({ schedule: 'hourly' }));
        const first = await pullConnection(test, actor, connection);
        await undoImport(actor, first.list[0]?.importId ?? '');
        await finishTasks(test.runtime);
        await passHours(1);
        await followSchedule(rightAway);
        await finishTasks(test.runtime);
        expect(await newestPull(connection)).toMatchObject({ startedBy: null, unchanged: 1, imported: 0 });
        expect(await grades()).toEqual([]);
        expect(await pullConnection(test, actor, connection)).toMatchObject({ imported: 1 });
        expect(await grades()).toHaveLength(6);
      }));

    it('takes back a grade that was taken back there', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const connection = await createConnection(actor, facts());
        await pullConnection(test, actor, connection);
        course.results.shift();
        await pullConnection(test, actor, connection);
        expect(await grades()).toContainEqual(['Белова Анна', 'Эссе', 'not_attempted', null]);
      }));

    it('keeps its ids apart from those of another Moodle, and knows its students there by their addresses', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const other = await startMoodle([{ ...econometrics(), name: 'Право' }]);
        try {
          for (const address of [moodle.address, other.address]) {
            await pullConnection(test, actor, await createConnection(actor, facts({ address })));
          }
        } finally {
          await other.close();
        }
        const { rows } = await sql<{ source: string; id: string }>`
          select source, external_id as id from student_identity order by external_id`.execute(database());
        expect(rows.map(({ source }) => source)).toEqual(Array<string>(6).fill('learning-system'));
        expect(rows.map(({ id }) => id.replace(/%3A\d+:/, ':port:'))).toEqual(
          ['41', '42', '43', '41', '42', '43'].map((id) => `moodle:127.0.0.1:port:${id}`),
        );
        const students = await database().selectFrom('student').select('email').execute();
        expect(students.map(({ email }) => email).toSorted()).toEqual(
          ['abelova', 'mzimmer', 'pelkin'].map((login) => `${login}@example.edu`),
        );
      }));

    it('asks before it saves, when it is to', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const connection = await createConnection(actor, facts({ review: 'always' }));
        const run = await pullConnection(test, actor, connection);
        expect((await getImportDetail(run.list[0]?.importId ?? '', 'ru')).status).toBe('review');
        expect(await grades()).toEqual([]);
      }));

    it('pulls the chosen courses; one that is gone fails by itself, and says so', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const connection = await createConnection(actor, facts({ courseIds: ['7', '99'] }));
        const run = await pullConnection(test, actor, connection);
        expect(run).toMatchObject({ state: 'partly', courses: 2, imported: 1, failed: 1 });
        expect(run.list.find(({ state }) => state === 'failed')).toMatchObject({
          ...{ courseId: '99', importId: null },
          problem: 'The system has no course 99, or the token does not see it.',
        });
      }));

    it('goes on where it was when the system fails in between, and pulls no course twice', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const connection = await createConnection(actor, facts());
        moodle.fail('broken', 2);
        await startRun(actor, connection.id);
        const pulling = finishTasks(test.runtime);
        await expect.poll(async () => (await newestPull(connection)).state).toBe('retrying');
        expect((await newestPull(connection)).problem).toContain('HTTP 500');
        await expect(startRun(actor, connection.id)).rejects.toMatchObject({ code: 'connection.busy' });
        await makeDue();
        await pulling;
        expect(await newestPull(connection)).toMatchObject({ state: 'done', imported: 1, problem: null });
      }));

    it('with a wrong token says so at once', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const connection = await createConnection(actor, facts({ secret: 'f'.repeat(32) }));
        const run = await pullConnection(test, actor, connection);
        expect(run.state).toBe('failed');
        expect(run.problem).toContain('refuses the token');
      }));

    it('keeps its token sealed, tells it nobody, and sends it to no other address', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const connection = await createConnection(actor, facts());
        expect(JSON.stringify(await getConnection(connection.id, 'ru'))).not.toContain(moodleToken);
        const { rows } = await sql`select * from connection`.execute(database());
        expect(JSON.stringify(rows)).not.toContain(moodleToken);
        const elsewhere = { ...facts(), address: 'https://elsewhere.example.edu', secret: null, version: 1 };
        await expect(changeConnection(actor, connection.id, elsewhere)).rejects.toMatchObject({
          code: 'connection.secret_needed',
        });
        await expect(checkConnection({ ...elsewhere, connectionId: connection.id })).rejects.toMatchObject({
          code: 'connection.secret_needed',
        });
        // Nor does it when somebody changes the row itself.
        await sql`update connection set address = 'https://elsewhere.example.edu'`.execute(database());
        expect((await pullConnection(test, actor, connection)).problem).toContain('PULSE_SECRET');
      }));

    it('is checked: it tells the site and its courses, also by the token that is kept', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const { id } = await createConnection(actor, facts());
        const checked = await checkConnection({ ...facts(), secret: null, connectionId: id });
        expect(checked).toMatchObject({
          name: 'Учебный портал',
          account: 'Pulse Service',
          withheld: [],
          courseCount: 1,
        });
        expect(checked.courses).toEqual([{ id: '7', name: 'Эконометрика & данные', code: 'ECON-7' }]);
      }));

    it('pulls by schedule, once an hour, or at night alone', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const hourly = await createConnection(actor, facts({ schedule: 'hourly' }));
        const nightly = await createConnection(actor, facts({ schedule: 'nightly', title: 'Ночь' }));
        const off = await createConnection(actor, facts({ title: 'Никогда' }));
        const runsOf = async ({ id }: Connection) => (await listRuns(id, 'en')).items.length;
        // The clock of tests stands at midnight; nights begin at one.
        for (const night of ['2024-11-11T00:20:00+03:00', '2024-11-11T01:20:00+03:00', '2024-11-11T02:20:00+03:00']) {
          test.runtime.clock = frozenClock('Europe/Moscow', new Date(night));
          await followSchedule(rightAway);
          await finishTasks(test.runtime);
          await passHours(1);
        }
        expect([await runsOf(hourly), await runsOf(nightly), await runsOf(off)]).toEqual([3, 1, 0]);
      }));

    it('that is removed leaves what it has brought', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        const connection = await createConnection(actor, facts());
        await pullConnection(test, actor, connection);
        await changeConnection(actor, connection.id, { ...facts(), title: 'Новый', version: 1 });
        await expect(removeConnection(connection.id, 1)).rejects.toMatchObject({ code: 'connection.changed' });
        await removeConnection(connection.id, 2);
        await expect(getConnection(connection.id, 'ru')).rejects.toMatchObject({ code: 'connection.not_found' });
        expect(await grades()).toHaveLength(6);
      }));

    it('writes one document a course, which reads alike however often it is written', () =>
      test.run(async () => {
        const actor = await connectingOperator();
        await pullConnection(test, actor, await createConnection(actor, facts()));
        const { storage_key: key } = await database()
          .selectFrom('import_batch')
          .select('storage_key')
          .executeTakeFirstOrThrow();
        const text = readFileSync(await files().localPath(key), 'utf8');
        const document: unknown = JSON.parse(text);
        expect(document).toMatchObject({ format: 'pulse-pulled-course', version: 1, withheld: [] });
        expect(text).toContain('"email":"abelova@example.edu","login":"abelova","number":"3000041"');
        // What is not asked for is not kept: comments of teachers.
        expect(text).not.toContain('Хорошо');
      }));
  },
  { ...wholeProgram(temporaryFolder()), learningSystems: systems },
);

const rightAway = { complete: async (effect?: () => Promise<void>) => effect?.() };

/** Lets all pulls be so many hours older. */
async function passHours(hours: number): Promise<void> {
  await sql`update connection_run set created_at = created_at - make_interval(hours => ${hours}::integer)`.execute(
    database(),
  );
}

async function grades(): Promise<unknown[]> {
  const { rows } = await sql<{ cell: unknown }>`
    select json_build_array(student.name, activity.name, status, score) as cell
    from result join student on student.id = student_id
    join student_identity on student_identity.student_id = student.id join activity on activity.id = activity_id
    order by student_identity.external_id, activity.name collate "C"`.execute(database());
  return rows.map(({ cell }) => cell);
}
