import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { database } from '#kernel/runtime.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { accessOfIdentity, addPerson } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import type { ImportDetail } from './contract.ts';
import type { TableMapping } from './mapping/contract.ts';
import { getImportDetail, startImports } from './service/imports.ts';
import { previewTable, readAgain } from './service/mapping.ts';
import { importProfile, listProfiles } from './service/profiles.ts';
import { agreeToPlan, getPlan } from './service/review.ts';
import { choiceOf } from './service/reading-choice.ts';
import { storeUpload } from './service/upload.ts';
import { writeDelimited } from './templates/write-delimited.ts';

const mapping: TableMapping = {
  headerRow: null,
  columns: [
    { header: 'Кто', occurrence: 1, meaning: 'student' },
    { header: 'Циклы', occurrence: 1, meaning: 'score' },
    { header: 'Явился', occurrence: 1, meaning: 'attendance' },
  ],
  words: [],
  decimalMark: 'auto',
  dateOrder: 'auto',
};
const header = ['Кто', 'Циклы', 'Явился'];
const weekOne = [header, ['a1', '5', '1'], ['a2', '4', '0']];
const weekTwo = [
  [...header, 'Графы'],
  ['a1', '5', '1', '8'],
  ['a2', '4', '0', '9'],
];

describeOnBothDatabases(
  'a table that gets a column every week',
  (test) => {
    async function operator(): Promise<Actor> {
      const actor = await actorForUser((await addPerson('op', 'operator')).id);
      return actor ?? expect.fail();
    }

    async function upload(rows: readonly (readonly string[])[], review: 'never' | 'always' = 'never') {
      const stored = await storeUpload('Отчёт.csv', Readable.from([writeDelimited(rows, { delimiter: ';' })]));
      await startImports(null, [stored], { course: 'Алгоритмы', review });
      return finish(stored.id);
    }

    async function finish(id: string): Promise<ImportDetail> {
      await finishTasks(test.runtime);
      return getImportDetail(id, 'ru');
    }

    const codes = ({ issues }: ImportDetail): string[] =>
      issues.filter(({ severity }) => severity === 'warning').map(({ code }) => code);

    async function kinds(): Promise<unknown[]> {
      const { rows } = await sql<{ name: string; kind: string }>`
        select name, kind from activity order by name collate "C"`.execute(database());
      return rows.map(({ name, kind }) => `${name}: ${kind}`);
    }

    it('is read by its profile, with the new column before anything is saved; students stay who they were', () =>
      test.run(async () => {
        const actor = await operator();
        await importProfile(actor, { format: 'pulse-source-profile', formatVersion: 1, name: 'Кафедра', mapping });
        expect(await upload(weekOne)).toMatchObject({ status: 'done', students: 2, activities: 1, lessons: 1 });
        const batch = await upload(weekTwo, 'always');
        expect(batch.status).toBe('review');
        expect(codes(batch)).toContain('columns.new_works');
        expect(batch.issues.map(({ message }) => message)).toContain(
          'Новых столбцов, которых нет в профиле: 1; прочитаны как баллы новых работ: «Графы». Если это не так, назначьте столбцы.',
        );
        const plan = await getPlan(actor, batch.id);
        expect(plan.courses).toMatchObject([
          {
            cells: { new: 2, changed: 0, same: 4 },
            students: { added: { count: 0 } },
            activities: { added: { items: ['Графы'] } },
          },
        ]);
        await agreeToPlan(actor, batch.id, plan.digest);
        expect((await finish(batch.id)).status).toBe('done');
        expect(await kinds()).toEqual(['Графы: other', 'Циклы: other', 'Явился: lesson']);
      }));

    it('can be corrected: the page has what the profile says, and keeping it is a new version of that profile', () =>
      test.run(async () => {
        const actor = await operator();
        await importProfile(actor, { format: 'pulse-source-profile', formatVersion: 1, name: 'Кафедра', mapping });
        const batch = await upload(weekTwo);
        const table = await previewTable(actor, batch.id, {});
        expect(table.profile).toMatchObject({ name: 'Кафедра', version: 1, mapping });
        const corrected: TableMapping = {
          ...mapping,
          columns: [...mapping.columns, { header: 'Графы', occurrence: 1, meaning: 'ignore' }],
        };
        const again = await readAgain(actor, batch.id, { by: { name: 'Кафедра', mapping: corrected } });
        expect(codes(await finish(again.importId))).not.toContain('columns.new_works');
        expect((await listProfiles()).items).toMatchObject([{ name: 'Кафедра', version: 2, columns: 4 }]);
        const next = await upload([...weekTwo, ['a3', '1', '1', '2']]);
        expect(next.status).toBe('done');
        expect(codes(next)).not.toContain('columns.new_works');

        // The week before has a column fewer now.
        expect(codes(await upload(weekOne))).toContain('columns.gone');
        const other = await readAgain(actor, batch.id, { by: { name: 'Другая', mapping: corrected } });
        await finish(other.importId);
        expect((await listProfiles()).items.map(({ name, version }) => [name, version])).toEqual([['Другая', 3]]);
      }));

    it('is read by the same version when it is read once more', () =>
      test.run(async () => {
        const actor = await operator();
        await importProfile(actor, { format: 'pulse-source-profile', formatVersion: 1, name: 'Кафедра', mapping });
        const { id } = await upload(weekTwo);
        expect(await choiceOf(id)).toMatchObject({ profiles: [{ name: 'Кафедра', version: 1 }] });
        const again = await readAgain(actor, id, { by: { name: 'Новая', mapping } });
        expect(await choiceOf(again.importId)).toMatchObject({ profile: { name: 'Новая' }, profiles: [] });
      }));

    it('is another table when it has other columns: the profile does not touch it', () =>
      test.run(async () => {
        const actor = await operator();
        await importProfile(actor, { format: 'pulse-source-profile', formatVersion: 1, name: 'Кафедра', mapping });
        const batch = await upload([
          ['Логин', 'Лаб 1'],
          ['a1', '5'],
        ]);
        expect(batch.status).toBe('done');
        expect(codes(batch)).not.toContain('columns.gone');
        expect(batch.issues.map(({ code }) => code)).not.toContain('table.read_by_profile');
        expect((await previewTable(actor, batch.id, {})).profile).toBeNull();
      }));
  },
  { ...wholeProgram(), access: accessOfIdentity },
);
