import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { getImportDetail } from '#domains/imports/index.ts';
import { writeSheet } from '#domains/imports/templates/write-sheet.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import {
  actorOf,
  addUniversity,
  gradebook,
  header,
  importFile,
  rowsOf,
  searchEverywhere,
  secrets,
  upload,
} from '#test/support/erasable-person.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { accessOfIdentity, addPerson } from '#test/support/people.ts';
import { temporaryFolder, wholeProgram } from '#test/support/program.ts';
import { erasePerson } from './service/erase-person.ts';
import { findErasures, liftErasure } from './service/erasures.ts';
import { previewErasure, requestErasure } from './service/request-erasure.ts';

const folder = temporaryFolder();
/** Everything that was logged. */
const logged: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });

/** Everything about the others: what an erasure must not touch. */
async function factsOfOthers(studentId: number): Promise<unknown> {
  const { rows } = await sql`
    select student_identity.external_id, student.name, student.email, course.name as course, activity.name as activity,
      result.status, result.completed_at, metric.done, metric.completion_pct, student_zone.zone
    from result
    join student on student.id = result.student_id join student_identity on student_identity.student_id = student.id
    join course on course.id = result.course_id join activity on activity.id = result.activity_id
    join student_course_metric as metric on metric.course_id = course.id and metric.student_id = student.id
    join student_zone on student_zone.course_id = course.id and student_zone.student_id = student.id
    where student.id <> ${studentId} order by 1, 4, 5`.execute(database());
  return rows;
}

/** Milliseconds: each test imports three files. */
const timeout = 120_000;

const countTasks = async (name: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::integer as n from task where name = ${name}`.execute(database())).rows.at(
    0,
  )?.n ?? 0;

describeOnBothDatabases(
  'the erasure of a person',
  (test) => {
    it('leaves no name, address, login or id in any column of any table, and nobody else is changed', { timeout }, () =>
      test.run(async () => {
        const { administrator, userId, studentId } = await addUniversity(test, folder);
        expect((await searchEverywhere(secrets)).length).toBeGreaterThan(8);
        const others = await factsOfOthers(studentId);
        const before = await versions();
        const preview = await previewErasure(administrator, { userId });
        expect(preview).toMatchObject({
          ...{ studentId, confirmation: 'Зимина Вера', refusal: null, isUnderWay: false },
          goes: { sessions: 1, devices: 1, tokens: 1, roles: 2, courses: 2, results: 4, changes: 2, files: 3 },
        });
        expect(preview.identities.map(({ value }) => value)).toEqual([
          ...['zimina@uni.example', 'zimina.vera', 'id_77', 'entry of zimina', 'vera.zimina@uni.example', 'vzimina'],
        ]);
        const recomputed = await countTasks('metrics.recompute');
        const erasure = await requestErasure(administrator, { userId }, ' зимина  вера ');
        expect(erasure).toMatchObject({ erasedAt: null, kind: 'both', requestedBy: 'Person boss' });
        await finishTasks(test.runtime);
        expect(await searchEverywhere(secrets)).toEqual([]);
        expect(await searchEverywhere(['belova@uni.example'])).toContain('belova@uni.example in directory_run');
        expect(await factsOfOthers(studentId)).toEqual(others);
        expect(await countTasks('metrics.recompute')).toBe(recomputed + 2);
        expect(await versions()).toEqual(before.map((version) => version + 1));
        expect(readdirSync(join(folder, 'imports'))).toEqual([]);
        const { items } = await findErasures('', undefined);
        expect(items).toMatchObject([{ id: erasure.id, liftedAt: null, isEffective: true }]);
        expect(items.at(0)?.erasedAt).not.toBeNull();
        const audit =
          await sql`select action, details from audit_event where action like 'person.%' order by at, id`.execute(
            database(),
          );
        expect(audit.rows).toEqual([
          { action: 'person.erasure_requested', details: { erasureId: erasure.id } },
          { action: 'person.erased', details: { erasureId: erasure.id, courses: 2, results: 4, files: 3 } },
        ]);
        expect(logged.join('')).toContain('a person was erased on request');
        expect(logged.join('')).not.toMatch(/Зимина|zimina|id_77|vera/i);
      }),
    );

    it(
      'is a whole or nothing: broken off at its end it has removed nothing, and goes on when tried again',
      { timeout },
      () =>
        test.run(async () => {
          const { administrator, userId } = await addUniversity(test, folder);
          const { id } = await requestErasure(administrator, { userId }, 'Зимина Вера');
          const before = await searchEverywhere(secrets);
          const run = (fails: boolean) => ({
            ...{ id, attempt: 1, signal: new AbortController().signal },
            complete: (effect?: () => Promise<void>) =>
              transaction(async () => {
                await effect?.();
                if (fails) throw new Error('killed');
              }),
          });
          await expect(erasePerson(id, run(true))).rejects.toThrow('killed');
          expect(await searchEverywhere(secrets)).toEqual(before);
          expect(await countTasks('imports.remove_originals')).toBe(0);
          await erasePerson(id, run(false));
          expect(await searchEverywhere(secrets)).toEqual([]);
          await erasePerson(id, run(false));
          expect((await findErasures('', undefined)).items).toHaveLength(1);
        }),
    );

    it(
      'survives the same file again: the rows are left out with a warning, and nothing else changes',
      { timeout },
      () =>
        test.run(async () => {
          const { administrator, studentId } = await addUniversity(test, folder);
          const others = await factsOfOthers(studentId);
          await requestErasure(administrator, { studentId }, 'Зимина Вера');
          await finishTasks(test.runtime);
          const before = await versions();
          const again = await importFile(test, 'снова.xlsx', gradebook());
          expect(again).toMatchObject({
            status: 'done',
            students: 2,
            hasOriginal: false,
            cells: { new: 0, changed: 0, same: 8 },
          });
          const warnings = again.issues.filter(({ code }) => code === 'row.erased_student');
          expect(warnings.map(({ sheet, row, value }) => [sheet, row, value])).toEqual([
            ['Лист', 4, null],
            ['Лист', 7, null],
          ]);
          expect(warnings.at(0)?.message).toContain('строка 4 пропущена');
          expect(again.issues.map(({ code }) => code)).toContain('file.nothing_new');
          expect(await searchEverywhere(secrets)).toEqual([]);
          expect(await factsOfOthers(studentId)).toEqual(others);
          expect(await versions()).toEqual(before);
          // Another id, the same address: the same person.
          const renamed = rowsOf('Выполнено').map(([id, ...rest]) => [id === 'id_77' ? 'id_78' : id, ...rest]);
          await importFile(test, 'иначе.xlsx', writeSheet('Лист', [header, ...renamed]));
          expect(await searchEverywhere([...secrets, 'id_78'])).toEqual([]);
          const refused = await importFile(test, 'отказ.xlsx', writeSheet('Лист', [header, ...rowsOf('Что?')]));
          expect(refused).toMatchObject({ status: 'refused', hasOriginal: false });
          expect(await searchEverywhere(secrets)).toEqual([]);
          expect(readdirSync(join(folder, 'imports'))).toEqual([]);
        }),
    );

    it('reaches a file that was read before and is saved after', { timeout }, () =>
      test.run(async () => {
        const { administrator, userId } = await addUniversity(test, folder);
        const batchId = await upload('третья.xlsx', gradebook('Не выполнено'));
        // Parsed, and the saving waits.
        await sql`update task set due_at = now() where name = 'imports.parse'`.execute(database());
        await requestErasure(administrator, { userId }, 'Зимина Вера');
        await finishTasks(test.runtime);
        expect(await searchEverywhere(secrets)).toEqual([]);
        expect(await getImportDetail(batchId, 'en')).toMatchObject({ status: 'done', hasOriginal: false });
      }),
    );

    it(
      'is lifted by an administrator, found by typing any of the identities; then the person may come again',
      { timeout },
      () =>
        test.run(async () => {
          const { administrator, userId } = await addUniversity(test, folder);
          const { id } = await requestErasure(administrator, { userId }, 'Зимина Вера');
          await expect(liftErasure(administrator, id)).rejects.toMatchObject({ code: 'erasure.not_done' });
          await finishTasks(test.runtime);
          for (const typed of ['ID_77', 'nobody@uni.example']) {
            expect((await findErasures(typed, undefined)).items).toEqual([]);
          }
          for (const typed of ['id_77', 'Zimina@Uni.example', 'zimina.vera']) {
            expect((await findErasures(typed, undefined)).items.map((found) => found.id)).toEqual([id]);
          }
          await expect(addPerson('zimina.vera', 'student')).rejects.toMatchObject({ code: 'person.erased' });
          expect(await liftErasure(administrator, id)).toMatchObject({ id, isEffective: true });
          expect((await liftErasure(administrator, id)).liftedAt).not.toBeNull();
          const lifted = await sql`select from audit_event where action = 'person.erasure_lifted'`.execute(database());
          expect(lifted.rows).toHaveLength(1);
          await addPerson('zimina.vera', 'student');
          expect(await importFile(test, 'опять.xlsx', gradebook())).toMatchObject({
            status: 'done',
            students: 3,
            cells: { new: 4 },
          });
        }),
    );

    it('is refused of oneself, of the last administrator, and without the name typed', { timeout }, () =>
      test.run(async () => {
        const { administrator, userId } = await addUniversity(test, folder);
        const own = { userId: administrator.userId };
        await expect(requestErasure(administrator, own, 'Person boss')).rejects.toMatchObject({ code: 'erasure.own' });
        expect((await previewErasure(administrator, own)).refusal).toMatch(/yourself|себя/);
        await expect(requestErasure(administrator, { userId }, 'Зимина')).rejects.toMatchObject({
          code: 'erasure.not_confirmed',
        });
        await expect(requestErasure(await actorOf(userId), own, 'Person boss')).rejects.toMatchObject({
          code: 'person.last_administrator',
        });
        await expect(
          requestErasure({ ...administrator, token: { isReadOnly: false } }, { userId }, 'Зимина Вера'),
        ).rejects.toMatchObject({
          code: 'access.in_person',
        });
        expect((await findErasures('', undefined)).items).toEqual([]);
      }),
    );

    it('of two administrators who ask for each other leaves one', { timeout }, () =>
      test.run(async () => {
        const [one, two] = [await addPerson('one', 'administrator'), await addPerson('two', 'administrator')];
        await requestErasure(await actorOf(one.id), { userId: two.id }, 'Person two');
        await requestErasure(await actorOf(two.id), { userId: one.id }, 'Person one');
        await finishTasks(test.runtime);
        const left = await sql`select id from user_account`.execute(database());
        expect(left.rows).toHaveLength(1);
        expect((await sql`select from task where state = 'dead'`.execute(database())).rows).toHaveLength(1);
      }),
    );

    it('asked twice is one erasure', { timeout }, () =>
      test.run(async () => {
        const { administrator, userId, studentId } = await addUniversity(test, folder);
        const first = await requestErasure(administrator, { userId }, 'Зимина Вера');
        const second = await requestErasure(administrator, { studentId }, 'Зимина Вера');
        expect(second.id).toBe(first.id);
        expect((await previewErasure(administrator, { studentId })).isUnderWay).toBe(true);
      }),
    );
  },
  { ...wholeProgram(folder), access: accessOfIdentity, log },
);

async function versions(): Promise<number[]> {
  const { rows } = await sql<{ version: number }>`select data_version as version from course order by id`.execute(
    database(),
  );
  return rows.map(({ version }) => version);
}
