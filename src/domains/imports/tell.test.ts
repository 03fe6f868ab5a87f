import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { writeSheet } from '#domains/imports/templates/write-sheet.ts';
import { describeOnBothDatabases, type DatabaseTest } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { listRaised, textsOf } from '#test/support/notifications.ts';
import { addPerson } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { failedKind } from './notifications/failed.ts';
import { finishedKind } from './notifications/finished.ts';
import { startImports } from './service/imports.ts';
import { tellOfFinished } from './service/tell.ts';
import { storeUpload } from './service/upload.ts';

const gradebook = (status: string): Uint8Array =>
  writeSheet('Лист', [
    ['Студент_ID', 'Курс', 'Тест 1', 'Время выполнения'],
    ['id_01', 'Алгебра', status, ''],
    ['id_02', 'Алгебра', 'Не выполнено', ''],
  ]);

/** Uploads a file so many seconds ago, and waits for all that follows. @returns its id */
async function upload(test: DatabaseTest, userId: string | null, status: string, seconds: number): Promise<string> {
  const stored = await storeUpload('ведомость.xlsx', Readable.from([gradebook(status)]));
  await startImports(userId, [stored]);
  await sql`update import_batch set created_at = now() - make_interval(secs => ${seconds})
    where id = ${stored.id}`.execute(database());
  await finishTasks(test.runtime);
  return stored.id;
}

describeOnBothDatabases(
  'who is told of an import',
  (test) => {
    it('is who uploaded the file, when it took longer than a minute', () =>
      test.run(async () => {
        const { id: operator } = await addPerson('operator', 'operator');
        await addPerson('boss', 'administrator');
        await upload(test, operator, 'Выполнено', 5);
        await upload(test, operator, 'Непонятно', 5);
        expect(await listRaised()).toEqual([]);
        const finished = await upload(test, operator, 'Не выполнено', 90);
        const failed = await upload(test, operator, 'Непонятно', 90);
        const raised = await listRaised();
        expect(raised).toMatchObject([
          { userId: operator, kind: 'imports.finished', key: finished },
          { userId: operator, kind: 'imports.failed', key: failed },
        ]);
        expect(raised[0]?.facts).toMatchObject({ file: 'ведомость.xlsx', courses: ['Алгебра'], students: 2 });
        expect(failedKind.facts.parse(raised[1]?.facts)).toMatchObject({ errors: 1, first: { value: 'Непонятно' } });
        await tellOfFinished(finished);
        expect(await listRaised()).toHaveLength(2);
      }));

    it('is everybody who answers for imports, when a file that nobody uploaded was refused', () =>
      test.run(async () => {
        const { id: operator } = await addPerson('operator', 'operator');
        const { id: boss } = await addPerson('boss', 'administrator');
        await addPerson('teacher', 'teacher');
        await upload(test, null, 'Выполнено', 90);
        await upload(test, null, 'Непонятно', 5);
        const raised = await listRaised();
        expect(raised.map(({ kind }) => kind)).toEqual(['imports.failed', 'imports.failed']);
        expect(raised.map(({ userId }) => userId).toSorted()).toEqual([boss, operator].toSorted());
      }));

    it('is nobody when what ended the import is taken back', () =>
      test.run(async () => {
        const { id: operator } = await addPerson('operator', 'operator');
        const id = await upload(test, operator, 'Выполнено', 5);
        await sql`update import_batch set created_at = now() - interval '2 minutes'`.execute(database());
        const taken = transaction(async () => {
          await tellOfFinished(id);
          throw new Error('taken back');
        });
        await expect(taken).rejects.toThrow('taken back');
        expect(await listRaised()).toEqual([]);
      }));
  },
  wholeProgram(),
);

it('words of an import name the file, the figures and what to do', () => {
  const [russian = '', english = ''] = textsOf(finishedKind, finishedKind.example('ru'));
  expect(russian).toContain('новых ячеек — 310, изменённых — 12');
  expect(russian).toContain('124 студента');
  expect(english).toContain('310 new cells, 12 changed');
  const facts = { ...failedKind.example('en'), first: { code: 'file.empty', params: {} } };
  for (const text of textsOf(failedKind, {
    ...facts,
    first: { ...facts.first, sheet: 'Лист', row: 7, column: 'D', value: null },
  })) {
    expect(text).toContain('gradebook.xlsx');
    expect(text).toMatch(/(строка|row) 7/);
    expect(text).toContain('/imports/');
  }
});
