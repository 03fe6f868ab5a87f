import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { getImportDetail } from '#domains/imports/service/imports.ts';
import { agreeToPlan, cancelImport, getPlan } from '#domains/imports/service/review.ts';
import { writeCanvas } from '#domains/imports/templates/canvas.ts';
import { writeMoodle } from '#domains/imports/templates/moodle.ts';
import { zipOf } from '#test/fixtures/zip-files.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { testActor } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { storedRows } from '#test/support/stored-rows.ts';

const operator = testActor('operator');

/** A gradebook with one student of the number 11. */
const written = (lastName: string, firstName: string, email = 'one@example.edu') => ({
  activities: [{ id: 1, name: 'Essay', maxPoints: 10 }],
  students: [{ id: 11, login: 'one', email, lastName, firstName, scores: [7] }],
});
const importCanvas = (test: DatabaseTest, course: string, ...[last, first]: Parameters<typeof written>) =>
  importFile(test, writeCanvas(written(last, first)), 'grades.csv', { course, review: 'never' });

async function names(): Promise<(string | null)[]> {
  const { rows } = await sql<{ name: string | null }>`select name from student order by id`.execute(database());
  return rows.map(({ name }) => name);
}

describeOnBothDatabases(
  'two sites of one system that give a number to two people',
  (test) => {
    it('are not taken for one: the second file waits, whatever it was told, and stores nothing until somebody agrees', () =>
      test.run(async () => {
        await importCanvas(test, 'Алгебра', 'Белова', 'Анна');
        const before = await storedRows();
        const batch = await importCanvas(test, 'Право', 'Кузнецов', 'Денис');
        expect(batch).toMatchObject({ status: 'review', undecidedPeople: 0 });
        expect(await storedRows()).toEqual(before);
        const plan = await getPlan(operator, batch.id);
        expect(plan.courses[0]?.students.altered.count).toBe(1);
        await cancelImport(operator, batch.id);

        const meant = await importCanvas(test, 'Право', 'Кузнецов', 'Денис');
        await agreeToPlan(operator, meant.id, (await getPlan(operator, meant.id)).digest);
        await finishTasks(test.runtime);
        expect((await getImportDetail(meant.id, 'ru')).status).toBe('done');
        expect(await names()).toHaveLength(1);
        expect(await names()).not.toContain('Белова Анна');
      }));

    it('a changed surname is saved without a question', () =>
      test.run(async () => {
        await importCanvas(test, 'Алгебра', 'Белова', 'Анна');
        expect((await importCanvas(test, 'Право', 'Чернова', 'Анна')).status).toBe('done');
        expect(await names()).toEqual([expect.stringContaining('Чернова')]);
      }));

    it('in one zip are refused, and so are two systems; nothing is stored', () =>
      test.run(async () => {
        const anna = writeCanvas(written('Белова', 'Анна'));
        const others = [
          [writeCanvas(written('Кузнецов', 'Денис')), 'archive.two_people'],
          [writeMoodle(written('Кузнецов', 'Денис')), 'archive.several_systems'],
        ] as const;
        for (const [other, code] of others) {
          const batch = await importFile(test, zipOf({ 'CS101.csv': anna, 'CS102.csv': other }), 'все.zip');
          expect(batch.status).toBe('refused');
          expect(batch.issues.map((issue) => issue.code)).toContain(code);
          expect(await names()).toEqual([]);
        }
      }));
  },
  wholeProgram(),
);
