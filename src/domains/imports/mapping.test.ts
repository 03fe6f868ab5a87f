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
import { checkMapping, previewTable, readAgain } from './service/mapping.ts';
import { exportProfile, importProfile, listProfiles, removeProfile, renameProfile } from './service/profiles.ts';
import { storeUpload } from './service/upload.ts';
import { sources } from './sources/index.ts';
import { writeDelimited } from './templates/write-delimited.ts';

const rows = [
  ['Отчёт кафедры', '', '', '', ''],
  ['Кто', 'Циклы', 'Рекурсия', 'Явился', 'Заметка'],
  ['a1', '5', 'сделал', '1', 'x'],
  ['a2', '4,5', 'бросил', '0', ''],
];

const mapping: TableMapping = {
  headerRow: null,
  columns: [
    { header: 'Кто', occurrence: 1, meaning: 'student' },
    { header: 'Циклы', occurrence: 1, meaning: 'score' },
    { header: 'Рекурсия', occurrence: 1, meaning: 'score' },
    { header: 'Явился', occurrence: 1, meaning: 'attendance' },
    { header: 'Заметка', occurrence: 1, meaning: 'ignore' },
  ],
  words: [
    { text: 'сделал', meaning: 'done' },
    { text: 'бросил', meaning: 'attempted' },
  ],
  decimalMark: 'auto',
  dateOrder: 'auto',
};
const withoutWords = { ...mapping, words: [] };

const file = writeDelimited(rows, { delimiter: ';' });

describeOnBothDatabases(
  'mapping of a table',
  (test) => {
    async function operator(): Promise<Actor> {
      const actor = await actorForUser((await addPerson('op', 'operator')).id);
      if (!actor) throw new Error('nobody');
      return actor;
    }

    async function upload(content: Uint8Array, name = 'Отчёт.csv'): Promise<ImportDetail> {
      const stored = await storeUpload(name, Readable.from([content]));
      await startImports(null, [stored]);
      return finish(stored.id);
    }

    async function finish(id: string): Promise<ImportDetail> {
      await finishTasks(test.runtime);
      return getImportDetail(id, 'ru');
    }

    async function countStored(): Promise<unknown> {
      const { rows: counts } = await sql`
        select (select count(*)::integer from result) as results, (select count(*)::integer from import_batch) as batches,
          (select count(*)::integer from source_profile_version) as versions`.execute(database());
      return counts.at(0);
    }

    it('shows the first rows, each column with what it may be, its words, and the sources', () =>
      test.run(async () => {
        const actor = await operator();
        const { id } = await upload(file);
        const table = await previewTable(actor, id, {});
        expect(table.headerRow).toBe(2);
        expect(table.rows[2]).toEqual(['a1', '5', 'сделал', '1', 'x']);
        expect(table.columns.map(({ header, guess, filled }) => [header, guess, filled])).toEqual([
          ['Кто', null, 2],
          ['Циклы', 'score', 2],
          ['Рекурсия', null, 2],
          ['Явился', null, 2],
          ['Заметка', null, 1],
        ]);
        const names = [
          ['Кто', 'Циклы'],
          ['Ли Ан', '5'],
          ['Ким Бо', '4'],
        ];
        const { id: named } = await upload(writeDelimited(names, { delimiter: ';' }));
        expect((await previewTable(actor, named, {})).columns[0]?.guess).toBe('name');
        expect(table.columns[2]?.words.map(({ text, work }) => [text, work])).toEqual([
          ['сделал', null],
          ['бросил', null],
        ]);
        expect(table.sources).toHaveLength(sources.length);
        expect(table.profile).toBeNull();
        expect((await previewTable(actor, id, { headerRow: 1 })).columns[0]?.header).toBe('Отчёт кафедры');
      }));

    it('tells what it would read and what is wrong, and stores nothing', () =>
      test.run(async () => {
        const actor = await operator();
        const { id, status } = await upload(file);
        expect(status).toBe('refused');
        const before = await countStored();
        const bad = await checkMapping(actor, id, withoutWords, undefined);
        expect(bad.errors).toBe(1);
        expect(bad.issues[0]).toMatchObject({
          severity: 'error',
          code: 'column.not_understood',
          row: 2,
          value: 'сделал',
        });
        const good = await checkMapping(actor, id, mapping, 'Алгоритмы');
        expect(good).toMatchObject({
          courses: ['Алгоритмы'],
          students: 2,
          activities: 2,
          lessons: 1,
          cells: 6,
          errors: 0,
        });
        const partly = { ...mapping, columns: mapping.columns.slice(0, 4) };
        expect((await checkMapping(actor, id, partly, undefined)).issues[0]).toMatchObject({
          code: 'column.not_assigned',
        });
        const foreign = { ...mapping, columns: [{ header: 'Нет такого', occurrence: 1, meaning: 'student' as const }] };
        expect((await checkMapping(actor, id, foreign, undefined)).issues[0]?.code).toBe('table.mapping_does_not_fit');
        const nobody = { ...mapping, columns: mapping.columns.slice(1) };
        expect((await checkMapping(actor, id, nobody, undefined)).issues[0]?.code).toBe('table.no_person');
        expect(await countStored()).toEqual(before);
      }));

    it('is kept as a profile, by which the file is read, and the next file of such headers', () =>
      test.run(async () => {
        const actor = await operator();
        const { id } = await upload(file);
        const again = await readAgain(actor, id, { by: { name: 'Кафедра', mapping }, course: 'Алгоритмы' });
        const first = await finish(again.importId);
        expect(first).toMatchObject({ status: 'done', students: 2, activities: 2, lessons: 1, cells: { new: 6 } });
        expect(first.issues[0]?.message).toBe('Файл прочитан по профилю «Кафедра», версия 1.');
        expect(await getImportDetail(id, 'ru')).toMatchObject({ status: 'refused' });

        const other = [
          ['Явился', 'Кто', 'Рекурсия', 'Циклы', 'Заметка'],
          ['1', 'a3', 'сделал', '3', ''],
        ];
        const next = await upload(writeDelimited(other), 'Алгоритмы.csv');
        expect(next).toMatchObject({ status: 'done', students: 1, cells: { new: 3 } });
        expect(next.courses).toEqual(first.courses);
        expect((await listProfiles()).items).toMatchObject([{ name: 'Кафедра', version: 1, columns: 5, imports: 2 }]);
        expect((await previewTable(actor, id, {})).profile).toMatchObject({ name: 'Кафедра', mapping });
      }));

    it('gets a new version at each change; the import of an earlier version is read by that one', () =>
      test.run(async () => {
        const actor = await operator();
        const { id } = await upload(file);
        const first = await readAgain(actor, id, { by: { name: 'Кафедра', mapping } });
        // Changed before the first was read.
        const changed = {
          ...mapping,
          words: [{ text: 'сделал', meaning: 'failed' as const }, ...mapping.words.slice(1)],
        };
        const second = await readAgain(actor, id, { by: { name: 'Кафедра', mapping: changed } });
        const third = await readAgain(actor, id, { by: { name: 'Кафедра', mapping: changed } });
        await finishTasks(test.runtime);
        const told = await Promise.all(
          [first, second, third].map(
            async ({ importId }) => (await getImportDetail(importId, 'en')).issues[0]?.message,
          ),
        );
        expect(told.map((message) => message?.slice(-10))).toEqual(['version 1.', 'version 2.', 'version 2.']);
        const { rows: actions } = await sql<{ action: string }>`
          select action from audit_event where action like 'profile.%' order by at`.execute(database());
        expect(actions.map(({ action }) => action)).toEqual(['profile.created', 'profile.changed']);
      }));

    it('that is deleted before its file was read refuses the file instead of guessing', () =>
      test.run(async () => {
        const actor = await operator();
        const { id } = await upload(file);
        const again = await readAgain(actor, id, { by: { name: 'Кафедра', mapping } });
        const [profile] = (await listProfiles()).items;
        await expect(removeProfile(profile?.id ?? '', 7)).rejects.toMatchObject({ code: 'profile.changed' });
        await removeProfile(profile?.id ?? '', 1);
        const batch = await finish(again.importId);
        expect([batch.status, batch.issues.map(({ code }) => code)]).toEqual(['refused', ['table.profile_gone']]);
      }));

    it('travels as a file, and has a name that nobody else has', () =>
      test.run(async () => {
        const actor = await operator();
        const { id } = await upload(file);
        await readAgain(actor, id, { by: { name: 'Кафедра', mapping } });
        const [profile] = (await listProfiles()).items;
        const exported = await exportProfile(profile?.id ?? '');
        await removeProfile(profile?.id ?? '', 1);
        const { id: taken } = await importProfile(actor, exported);
        expect(await exportProfile(taken)).toEqual(exported);
        const other = { ...mapping, columns: mapping.columns.slice(0, 2) };
        await expect(importProfile(actor, { ...exported, name: 'кафедра', mapping: other })).rejects.toMatchObject({
          code: 'profile.exists',
        });
        const { id: second } = await importProfile(actor, { ...exported, name: 'Другая', mapping: other });
        await expect(renameProfile(second, 'КАФЕДРА')).rejects.toMatchObject({ code: 'profile.exists' });
        await renameProfile(second, 'Третья');
        expect((await listProfiles()).items.map(({ name, version }) => [name, version])).toEqual([
          ['Кафедра', 1],
          ['Третья', 1],
        ]);
      }));

    it('can be overruled by choosing the source', () =>
      test.run(async () => {
        const actor = await operator();
        const table = writeDelimited([
          ['Студент', 'Курс', 'А', 'Б'],
          ['x', 'Право', '1', '0'],
        ]);
        const { id, source } = await upload(table);
        expect(source).toBe('my-itmo-attendance');
        const again = await readAgain(actor, id, { by: { source: 'generic-wide' } });
        expect((await finish(again.importId)).issues.map(({ code }) => code)).toContain('column.marks_or_scores');
        await expect(readAgain(actor, id, { by: { source: 'abacus' } })).rejects.toMatchObject({
          code: 'source.not_found',
        });
      }));

    it('is not for those who do not see imports, nor of files that are gone or no tables', () =>
      test.run(async () => {
        const actor = await operator();
        const teacher = await actorForUser((await addPerson('teacher', 'teacher')).id);
        if (!teacher) throw new Error('nobody');
        const { id } = await upload(Buffer.from('%PDF-1.7 no table'), 'x.csv');
        await expect(previewTable(teacher, id, {})).rejects.toMatchObject({ code: 'import.not_found' });
        await expect(previewTable(actor, id, {})).rejects.toMatchObject({ code: 'import.unreadable' });
        await sql`update import_batch set original = 'removed'`.execute(database());
        await expect(previewTable(actor, id, {})).rejects.toMatchObject({ code: 'import.original_removed' });
      }));
  },
  { ...wholeProgram(), access: accessOfIdentity },
);
