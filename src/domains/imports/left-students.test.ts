import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import type { ImportDetail } from '#domains/imports/contract.ts';
import { getPlan } from '#domains/imports/service/review.ts';
import { undoImport } from '#domains/imports/service/undo.ts';
import { writeCanvas } from '#domains/imports/templates/canvas.ts';
import { writeSheets } from '#domains/imports/templates/write-sheet.ts';
import { listStudentsOfCourse } from '#domains/roster/index.ts';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { storedRows } from '#test/support/stored-rows.ts';

const operator = testActor('operator');
const [anna, , li] = plainDescription.students.map(({ id }) => String(id));

/** The plain gradebook with some of its students. */
const importSome = (test: DatabaseTest, ...ids: readonly (string | undefined)[]): Promise<ImportDetail> =>
  importFile(
    test,
    writeCanvas({
      ...plainDescription,
      students: plainDescription.students.filter(({ id }) => ids.length === 0 || ids.includes(String(id))),
    }),
    'scores.csv',
    { course: 'Эконометрика' },
  );

async function undo(test: DatabaseTest, { id }: ImportDetail): Promise<void> {
  await undoImport(operator, id);
  await finishTasks(test.runtime);
}

/** Who is marked, by the ids of the system, and the import since which that is so. */
async function marked(): Promise<unknown[]> {
  const { rows } = await sql<{ id: string; since: string }>`
    select external_id as id, import_batch.id as since from enrolment
    join student_identity on student_identity.student_id = enrolment.student_id
    join import_batch on import_batch.number = missing_since order by 1`.execute(database());
  return rows.map(({ id, since }) => [id, since]);
}

describeOnBothDatabases(
  'a student who is missing in a newer file of the course',
  (test) => {
    it('stays with all results, marked, until a file has the student again', () =>
      test.run(async () => {
        const second = plainDescription.students.map(({ id }) => String(id)).at(1);
        await importSome(test);
        const { result: results } = await storedRows();
        const without = await importSome(test, anna, second);
        expect(await marked()).toEqual([[li, without.id]]);
        expect((await storedRows())['result']).toEqual(results);
        expect(without.issues.map(({ code }) => code)).not.toContain('file.nothing_new');
        const again = await importSome(test, anna, second);
        expect(again.issues.map(({ code }) => code)).toContain('file.nothing_new');
        expect(await marked()).toEqual([[li, without.id]]);

        const courseId = without.courseId ?? expect.fail();
        const since = (await listStudentsOfCourse(courseId)).map((student) => [
          student.externalId,
          student.missingSince,
        ]);
        expect(since.filter(([, at]) => at !== null)).toEqual([[li, without.createdAt]]);
        await importSome(test);
        expect(await marked()).toEqual([]);
      }));

    it('is marked as the other imports tell when one is undone', () =>
      test.run(async () => {
        const second = plainDescription.students.map(({ id }) => String(id)).at(1);
        await importSome(test);
        const first = await importSome(test, anna, second);
        const later = await importSome(test, anna, second);
        const before = await storedRows();
        const whole = await importSome(test);
        expect(await marked()).toEqual([]);
        await undo(test, whole);
        expect(await storedRows()).toEqual(before);
        await undo(test, first);
        expect(await marked()).toEqual([[li, later.id]]);
        await undo(test, later);
        expect(await marked()).toEqual([]);
      }));

    it('is not marked by a file that lacks most of those who were there', () =>
      test.run(async () => {
        await importSome(test);
        await importSome(test, anna);
        expect(await marked()).toEqual([]);
      }));

    it('is not marked by a table that somebody made by hand, and is in the plan', () =>
      test.run(async () => {
        const table = (...names: string[]) =>
          writeSheets([
            { name: 'А', rows: [['Логин', 'ФИО', 'Тест 1'], ...names.map((name) => [name, `${name} А`, 5])] },
          ]);
        await importFile(test, table('anna', 'boris', 'clara'), 'а.xlsx', { course: 'Химия' });
        await importFile(test, table('anna', 'boris'), 'а.xlsx', { course: 'Химия' });
        expect(await marked()).toEqual([]);

        await importSome(test);
        const { id } = await importFile(
          test,
          writeCanvas({ ...plainDescription, students: plainDescription.students.slice(1) }),
          'scores.csv',
          { course: 'Эконометрика', review: 'always' },
        );
        expect((await getPlan(operator, id)).courses[0]?.students).toMatchObject({
          missing: { count: 1 },
          areMarked: true,
        });
      }));
  },
  wholeProgram(),
);
