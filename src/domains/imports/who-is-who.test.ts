import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { setSetting } from '#kernel/settings.ts';
import type { ImportDetail, ImportPeople } from '#domains/imports/contract.ts';
import { getImportDetail } from '#domains/imports/service/imports.ts';
import { decidePeople, listPeople } from '#domains/imports/service/people.ts';
import { agreeToPlan, cancelImport, getPlan, renewPlan } from '#domains/imports/service/review.ts';
import { sharedLogins } from '#domains/imports/service/shared-logins.ts';
import { undoImport } from '#domains/imports/service/undo.ts';
import { writeMoodle } from '#domains/imports/templates/moodle.ts';
import { writeOpenEdx } from '#domains/imports/templates/open-edx.ts';
import type { DescribedStudent } from '#domains/imports/templates/score-description.ts';
import { writeSheets } from '#domains/imports/templates/write-sheet.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { storedRows } from '#test/support/stored-rows.ts';

const anna = { id: 11, login: 'anna', lastName: 'Белова', firstName: 'Анна', email: 'anna@example.edu', scores: [7] };
const oleg = { id: 12, login: 'oleg', lastName: 'Ветров', firstName: 'Олег', email: 'oleg@example.edu', scores: [8] };
const written = (...students: DescribedStudent[]) => ({
  activities: [{ id: 1, name: 'Essay', maxPoints: 10 }],
  students,
});

/** The dean's own table, by number, with addresses where they are known and a group. */
const importList = (test: DatabaseTest, ...rows: (readonly [id: string, name: string, email: string])[]) =>
  importFile(
    test,
    writeSheets([
      {
        name: 'Список',
        rows: [['Номер студента', 'ФИО', 'Почта', 'Группа', 'Тест 1'], ...rows.map((row) => [...row, 'М3100', 5])],
      },
    ]),
    'список.xlsx',
    { course: 'Алгебра' },
  );

const importMoodle = (test: DatabaseTest, ...students: DescribedStudent[]) =>
  importFile(test, writeMoodle(written(...students)), 'grades.csv', { course: 'Анализ' });
const importOpenEdx = (test: DatabaseTest, ...students: DescribedStudent[]) =>
  importFile(test, writeOpenEdx(written(...students)), 'edx.csv', { course: 'Физика' });

/** Each student's name with all ids, and how each was found. */
async function students(): Promise<unknown[]> {
  const { rows } = await sql<{ name: string; ids: unknown }>`
    select name, array(
      select source || ' ' || external_id || coalesce(' ' || matched_by, '') from student_identity
      where student_id = student.id order by 1) as ids
    from student order by name, id`.execute(database());
  return rows.map(({ name, ids }) => [name, ids]);
}

const ask = (id: string): Promise<ImportPeople> => listPeople(operator, id, { cursor: 0, limit: 50 });
const operator = testActor('operator');

async function renew(test: DatabaseTest, { id }: ImportDetail): Promise<ImportDetail> {
  await renewPlan(operator, id);
  await finishTasks(test.runtime);
  return getImportDetail(id, 'ru');
}

describeOnBothDatabases(
  'a student of two systems',
  (test) => {
    it('is one student by the address, in upper or lower case; the first system tells name and address', () =>
      test.run(async () => {
        await importList(test, ['301', 'Белова Анна Ивановна', 'anna@example.edu']);
        const before = await storedRows();
        const batch = await importMoodle(test, { ...anna, email: 'Anna@Example.edu' }, oleg);
        expect(batch.status).toBe('done');
        expect(await students()).toEqual([
          ['Белова Анна Ивановна', ['moodle Anna@Example.edu email', 'table 301']],
          ['Ветров Олег', ['moodle oleg@example.edu']],
        ]);
        const again = await importMoodle(test, { ...anna, email: 'Anna@Example.edu' }, oleg);
        expect(again.issues.map(({ code }) => code)).toContain('file.nothing_new');
        for (const { id } of [again, batch]) {
          await undoImport(operator, id);
          await finishTasks(test.runtime);
        }
        expect(await storedRows()).toEqual(before);
      }));

    it('stays known to the other system when the import that brought the student is undone', () =>
      test.run(async () => {
        const first = await importList(test, ['301', 'Белова Анна', 'anna@example.edu']);
        await importMoodle(test, anna);
        await undoImport(operator, first.id);
        await finishTasks(test.runtime);
        expect(await students()).toEqual([['Белова Анна', ['moodle anna@example.edu']]]);
      }));

    it('is one student by the login only where the university says that logins are the same everywhere', () =>
      test.run(async () => {
        const elsewhere = { ...anna, email: '' };
        await importFile(test, brightspaceOf('501', 'anna'), 'a.csv', { course: 'Химия' });
        await importOpenEdx(test, elsewhere);
        expect(await students()).toHaveLength(2);
        await test.database.empty();

        await setSetting(sharedLogins, true, null);
        await importFile(test, brightspaceOf('501', 'Anna'), 'a.csv', { course: 'Химия' });
        await importOpenEdx(test, elsewhere);
        expect(await students()).toEqual([['Белова Анна', ['brightspace 501', 'open-edx 11 login']]]);
      }));

    it('who has name and group in common is asked about, and nothing is stored before somebody has decided', () =>
      test.run(async () => {
        await importOpenEdx(test, anna);
        await sql`
          with made as (insert into study_group (name) values ('М3100') returning id)
          update student set name = 'Анна Белова', group_id = made.id from made`.execute(database());
        const before = await storedRows();
        const batch = await importList(test, ['301', 'Белова Анна Ивановна', 'a.belova@example.org']);
        expect(batch).toMatchObject({ status: 'review', undecidedPeople: 1 });
        expect(await storedRows()).toEqual(before);
        const { items, ...counts } = await ask(batch.id);
        expect(counts).toEqual({ total: 1, undecided: 1, likely: 1, nextCursor: null });
        expect(items).toMatchObject([
          {
            externalId: '301',
            isDecided: false,
            candidates: [{ name: 'Анна Белова', group: 'М3100', keys: ['name'], isTaken: false, courses: ['Физика'] }],
          },
        ]);
        const { digest } = await getPlan(operator, batch.id);
        await expect(agreeToPlan(operator, batch.id, digest)).rejects.toMatchObject({
          code: 'import.people_undecided',
        });

        await decidePeople(operator, batch.id, { all: 'likely' });
        await expect(agreeToPlan(operator, batch.id, digest)).rejects.toMatchObject({
          code: 'import.people_undecided',
        });
        expect(await renew(test, batch)).toMatchObject({ status: 'done', undecidedPeople: 0 });
        expect(await students()).toEqual([['Анна Белова', ['open-edx 11', 'table 301 decision']]]);
        expect(await ask(batch.id)).toMatchObject({ total: 0 });

        const next = await importList(test, ['301', 'Белова Анна Ивановна', 'a.belova@example.org']);
        expect(next.status).toBe('done');
        await undoImport(operator, next.id);
        await undoImport(operator, batch.id);
        await finishTasks(test.runtime);
        const { study_group: _, ...after } = await storedRows();
        const { study_group: __, ...expected } = before;
        expect(after).toEqual(expected);
      }));

    it('who is decided to be somebody else is a student, and is not asked about again', () =>
      test.run(async () => {
        await importMoodle(test, anna);
        await importOpenEdx(test, anna);
        // The same system has another number for the address: one of the two may be a mistake.
        const batch = await importOpenEdx(test, { ...anna, id: 99 });
        expect(batch.status).toBe('review');
        const [person] = (await ask(batch.id)).items;
        expect(person?.candidates).toMatchObject([{ keys: ['email'], isTaken: false }]);
        await decidePeople(operator, batch.id, { externalId: '99', studentId: null });
        expect((await renew(test, batch)).status).toBe('done');
        expect(await students()).toHaveLength(2);
        expect((await importOpenEdx(test, { ...anna, id: 99 })).status).toBe('done');
        expect(await students()).toHaveLength(2);
      }));

    it('is never two people of one file', () =>
      test.run(async () => {
        await importMoodle(test, anna);
        const twin = { ...oleg, email: anna.email };
        const batch = await importOpenEdx(test, anna, twin);
        expect(batch).toMatchObject({ status: 'review', undecidedPeople: 2 });
        const { items, likely } = await ask(batch.id);
        expect(likely).toBe(0);
        const studentId = items[0]?.candidates[0]?.studentId ?? expect.fail();
        await decidePeople(operator, batch.id, { externalId: '12', studentId });
        for (const impossible of [studentId, studentId + 1000]) {
          const decision = decidePeople(operator, batch.id, { externalId: '11', studentId: impossible });
          await expect(decision).rejects.toMatchObject({ code: 'import.person_taken' });
        }
        await decidePeople(operator, batch.id, { all: 'others' });
        expect((await renew(test, batch)).status).toBe('done');
        expect(await students()).toEqual([
          // Open edX writes no names.
          ['Белова Анна', ['moodle anna@example.edu', 'open-edx 12 decision']],
          [null, ['open-edx 11']],
        ]);
      }));

    it('is asked about in vain when the import is cancelled; nobody else may look or decide', () =>
      test.run(async () => {
        await importMoodle(test, anna);
        const { id } = await importOpenEdx(test, anna, { ...oleg, email: anna.email });
        const teacher = testActor('teacher');
        await expect(listPeople(teacher, id, { cursor: 0, limit: 5 })).rejects.toMatchObject({
          code: 'import.not_found',
        });
        await expect(decidePeople(teacher, id, { all: 'others' })).rejects.toMatchObject({ code: 'import.not_found' });
        await cancelImport(operator, id);
        expect(await ask(id)).toMatchObject({ total: 0, items: [] });
        await expect(decidePeople(operator, id, { all: 'others' })).rejects.toMatchObject({
          code: 'import.not_in_review',
        });
      }));
  },
  wholeProgram(),
);

function brightspaceOf(id: string, login: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    [
      'OrgDefinedId,Username,Last Name,First Name,Essay Points Grade <Numeric MaxPoints:10>,End-of-Line Indicator',
      `#${id},#${login},Белова,Анна,7,#`,
    ].join('\n'),
  );
}
