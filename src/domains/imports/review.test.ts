import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { attempt, transaction } from '#kernel/database/transaction.ts';
import { database, files } from '#kernel/runtime.ts';
import type { ImportDetail, ReviewMode } from '#domains/imports/contract.ts';
import { agreeToPlan, cancelImport, getPlan, listPlannedChanges, renewPlan } from '#domains/imports/service/review.ts';
import { getImportDetail } from '#domains/imports/service/imports.ts';
import { writeCanvas } from '#domains/imports/templates/canvas.ts';
import type { ScoreDescription } from '#domains/imports/templates/score-description.ts';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { importFile } from '#test/support/import-files.ts';
import { testActor } from '#test/support/people.ts';
import { temporaryFolder, wholeProgram } from '#test/support/program.ts';
import { storedRows } from '#test/support/stored-rows.ts';
import { overwrites } from './overwrites.ts';

const folder = temporaryFolder();
const operator = testActor('operator');

/** The gradebook with the first score of each student replaced. */
function withScores(...scores: readonly (number | undefined)[]): ScoreDescription {
  return {
    ...plainDescription,
    students: plainDescription.students.map((student, index) => ({
      ...student,
      scores: [scores[index] ?? student.scores[0], ...student.scores.slice(1)],
    })),
  };
}

const importScores = (test: DatabaseTest, description: ScoreDescription, review: ReviewMode): Promise<ImportDetail> =>
  importFile(test, writeCanvas(description), 'scores.csv', { course: 'Эконометрика', review });

/** Rows of the gradebooks but for the sequences that a plan uses up. */
const cells = async (): Promise<unknown> => (await storedRows())['result'];

it('overwriting is another grade or mark in place of one; a first one, work that gets done, a time are none', () => {
  const standing = (status: Parameters<typeof overwrites>[0]['status'], score: number | null = null) => ({
    status,
    score,
  });
  expect(overwrites(standing('done', 5), standing('done', 4))).toBe(true);
  expect(overwrites(standing('done'), standing('not_attempted'))).toBe(true);
  expect(overwrites(standing('absent'), standing('present'))).toBe(true);
  expect(overwrites(standing('not_attempted'), standing('done', 4))).toBe(false);
  expect(overwrites(standing('attempted'), standing('failed'))).toBe(false);
  expect(overwrites(standing('done'), standing('done', 4))).toBe(false);
});

describeOnBothDatabases(
  'an import that is looked at before it is saved',
  (test) => {
    it('asks when it would overwrite a grade, shows what, changes nothing, and does just that once agreed to', () =>
      test.run(async () => {
        await importScores(test, plainDescription, 'overwrites');
        const before = await storedRows();
        const batch = await importScores(test, withScores(7.5, 8, 2), 'overwrites');
        expect(batch.status).toBe('review');
        expect(await storedRows()).toEqual(before);
        const plan = await getPlan(operator, batch.id);
        expect(plan.courses).toMatchObject([
          {
            name: 'Эконометрика',
            nameBefore: null,
            cells: { new: 1, changed: 1, overwritten: 1, same: 3 },
            students: {
              added: { count: 0, items: [] },
              missing: { count: 0, items: [] },
              altered: { count: 0, items: [] },
            },
            activities: { added: { count: 0, items: [] }, altered: { count: 0, items: [] } },
          },
        ]);
        const shown = await listPlannedChanges(operator, batch.id, { cursor: 0, limit: 10, only: 'all', search: '' });
        expect(shown).toMatchObject({ total: 1, nextCursor: null });
        expect(shown.items[0]).toMatchObject({ activity: 'Essay', before: { score: 9.25 }, after: { score: 2 } });
        expect(
          await listPlannedChanges(operator, batch.id, { cursor: 0, limit: 10, only: 'overwrites', search: 'белова' }),
        ).toMatchObject({ total: 0 });

        await agreeToPlan(operator, batch.id, plan.digest);
        await finishTasks(test.runtime);
        expect(await getImportDetail(batch.id, 'ru')).toMatchObject({
          status: 'done',
          cells: { new: 1, changed: 1, same: 3 },
        });
        const { rows } = await sql<{
          score: number;
        }>`select (after ->> 'score')::real as score from import_change`.execute(database());
        expect(rows).toEqual([{ score: 2 }]);
        await expect(getPlan(operator, batch.id)).rejects.toMatchObject({ code: 'import.no_plan' });
        await expect(agreeToPlan(operator, batch.id, plan.digest)).rejects.toMatchObject({
          code: 'import.not_in_review',
        });
      }));

    it('does not ask when nothing is overwritten, unless it is always to ask', () =>
      test.run(async () => {
        expect((await importScores(test, plainDescription, 'overwrites')).status).toBe('done');
        expect((await importScores(test, withScores(undefined, 4), 'overwrites')).status).toBe('done');
        expect((await importScores(test, withScores(undefined, 4), 'always')).status).toBe('done');
        const { id, status } = await importScores(
          test,
          {
            ...plainDescription,
            activities: plainDescription.activities.map((item) => ({ ...item, name: `${item.name}!` })),
          },
          'always',
        );
        expect(status).toBe('review');
        expect((await getPlan(operator, id)).courses[0]?.activities.altered.items).toContainEqual({
          before: 'Essay',
          after: 'Essay!',
        });
      }));

    it('names who appears in the course and who is missing from the file', () =>
      test.run(async () => {
        await importScores(test, { ...plainDescription, students: plainDescription.students.slice(0, 2) }, 'never');
        const { id } = await importScores(
          test,
          { ...plainDescription, students: plainDescription.students.slice(1) },
          'always',
        );
        expect((await getPlan(operator, id)).courses[0]?.students).toMatchObject({
          added: { count: 1, items: ['Ли Пак Иван'] },
          missing: { count: 1, items: ['Белова Анна'] },
        });
      }));

    it('makes a new plan when the course has changed since, and saves nothing of the old one', () =>
      test.run(async () => {
        await importScores(test, plainDescription, 'never');
        const { id } = await importScores(test, withScores(1), 'overwrites');
        const plan = await getPlan(operator, id);
        await importScores(test, withScores(2), 'never');
        const before = await cells();
        await agreeToPlan(operator, id, plan.digest);
        await finishTasks(test.runtime);
        expect((await getImportDetail(id, 'ru')).status).toBe('review');
        expect(await cells()).toEqual(before);
        const renewed = await getPlan(operator, id);
        expect(renewed.isRenewed).toBe(true);
        await expect(agreeToPlan(operator, id, plan.digest)).rejects.toMatchObject({ code: 'import.plan_renewed' });
        await agreeToPlan(operator, id, renewed.digest);
        await finishTasks(test.runtime);
        expect((await getImportDetail(id, 'ru')).status).toBe('done');
      }));

    it('can be planned anew by hand', () =>
      test.run(async () => {
        await importScores(test, plainDescription, 'never');
        const { id } = await importScores(test, withScores(1), 'overwrites');
        await sql`delete from import_plan`.execute(database());
        await renewPlan(operator, id);
        await finishTasks(test.runtime);
        expect((await getPlan(operator, id)).courses[0]?.cells).toMatchObject({ overwritten: 1 });
      }));

    it('is read once more when what was read of it is gone', () =>
      test.run(async () => {
        await importScores(test, plainDescription, 'never');
        const { id } = await importScores(test, withScores(1), 'overwrites');
        await files().remove(`imports/${id}.pieces.zst`);
        await agreeToPlan(operator, id, (await getPlan(operator, id)).digest);
        await finishTasks(test.runtime);
        expect(await getImportDetail(id, 'ru')).toMatchObject({ status: 'done', cells: { changed: 1 } });
      }));

    it('is cancelled: nothing is stored, the file goes', () =>
      test.run(async () => {
        await importScores(test, plainDescription, 'never');
        const before = await storedRows();
        const { id } = await importScores(test, withScores(1), 'overwrites');
        await cancelImport(operator, id);
        await finishTasks(test.runtime);
        expect(await getImportDetail(id, 'ru')).toMatchObject({ status: 'cancelled', hasOriginal: false });
        expect(await storedRows()).toEqual(before);
        expect(existsSync(join(folder, 'imports', id))).toBe(false);
        expect(existsSync(join(folder, 'imports', `${id}.pieces.zst`))).toBe(false);
        await expect(cancelImport(operator, id)).rejects.toMatchObject({ code: 'import.not_cancellable' });
      }));

    it('is nobody else’s business', () =>
      test.run(async () => {
        const { id } = await importScores(test, plainDescription, 'always');
        const teacher = testActor('teacher');
        for (const deny of [getPlan, cancelImport, renewPlan]) {
          await expect(deny(teacher, id)).rejects.toMatchObject({ code: 'import.not_found' });
        }
      }));

    it('an attempt takes back what it has written when it fails, and the transaction goes on', () =>
      test.run(async () => {
        const insert = (name: string) => sql`insert into study_group (name) values (${name})`.execute(database());
        await transaction(async () => {
          await insert('before');
          await expect(
            attempt(async () => {
              await insert('inside');
              throw new Error('no');
            }),
          ).rejects.toThrow('no');
          await attempt(() => insert('second'));
          await insert('after');
        });
        const { rows } = await sql<{ name: string }>`select name from study_group order by id`.execute(database());
        expect(rows.map(({ name }) => name)).toEqual(['before', 'second', 'after']);
        await expect(attempt(() => insert('outside'))).rejects.toThrow('transaction');
      }));
  },
  wholeProgram(folder),
);
