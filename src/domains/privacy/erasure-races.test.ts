import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { transaction } from '#kernel/database/transaction.ts';
import { database } from '#kernel/runtime.ts';
import { addPerson as invitePerson } from '#domains/people/service/invite.ts';
import { checkInvitations } from '#domains/people/service/check-invitations.ts';
import { upsertStudents } from '#domains/roster/index.ts';
import { findErased } from '#domains/tombstones/index.ts';
import { getImportDetail } from '#domains/imports/index.ts';
import { describeOnBothDatabases, describeOnDatabase } from '#test/support/database.ts';
import { addUniversity, gradebook, searchEverywhere, secrets, upload } from '#test/support/erasable-person.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { accessOfIdentity } from '#test/support/people.ts';
import { temporaryFolder, wholeProgram } from '#test/support/program.ts';
import { erasePerson } from './service/erase-person.ts';
import { requestErasure } from './service/request-erasure.ts';

const folder = temporaryFolder();
const overrides = { ...wholeProgram(folder), access: accessOfIdentity };

/** Something that is waited for until it is opened. */
function gate(): { open: () => void; opened: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { open: () => resolve(undefined), opened: promise };
}

/** Somebody waits for the lock of erasures in this database. */
const someoneWaits = async (): Promise<boolean> =>
  (
    await sql`
      select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(database())
  ).rows.length > 0;

const runOf = (id: string, atEnd: () => Promise<void> = async () => {}) => ({
  ...{ id, attempt: 1, signal: new AbortController().signal },
  complete: (effect?: () => Promise<void>) =>
    transaction(async () => {
      await effect?.();
      await atEnd();
    }),
});

describeOnDatabase(
  'postgres',
  'an erasure and an import that commit at the same time',
  (test) => {
    it('the import waits for the erasure and then leaves the person out', { timeout: 120_000 }, () =>
      test.run(async () => {
        const { administrator, userId } = await addUniversity(test, folder);
        const { id } = await requestErasure(administrator, { userId }, 'Зимина Вера');
        await sql`delete from task where name = 'privacy.erase'`.execute(database());
        // An upload that names the erased person as its teacher waits for the erasure by that already.
        await sql`delete from setting where key = 'imports.default_teacher'`.execute(database());
        const batchId = await upload('вместе.xlsx', gradebook('Не выполнено'));
        const end = gate();
        const erasing = erasePerson(
          id,
          runOf(id, () => end.opened),
        );
        const importing = finishTasks(test.runtime);
        await expect.poll(someoneWaits, { timeout: 20_000 }).toBe(true);
        end.open();
        await Promise.all([erasing, importing]);
        expect(await searchEverywhere(secrets)).toEqual([]);
        expect(await getImportDetail(batchId, 'ru')).toMatchObject({ status: 'done', students: 2, hasOriginal: false });
      }),
    );

    it(
      'the erasure waits for the import, and erases what it brought, a new course included',
      { timeout: 120_000 },
      () =>
        test.run(async () => {
          const { administrator, userId } = await addUniversity(test, folder);
          const { id } = await requestErasure(administrator, { userId }, 'Зимина Вера');
          const stored = gate();
          const end = gate();
          const importing = transaction(async () => {
            await findErased([]);
            const made = await sql<{ id: number }>`
            insert into course (source, external_id, name) values ('my-itmo', 'new', 'New') returning id`.execute(
              database(),
            );
            const student = { externalId: 'id_77', name: 'Зимина Вера', email: null, group: null };
            await upsertStudents('my-itmo', made.rows.at(0)?.id ?? 0, [student]);
            stored.open();
            await end.opened;
          });
          await stored.opened;
          const erasing = erasePerson(id, runOf(id));
          await expect.poll(someoneWaits, { timeout: 20_000 }).toBe(true);
          end.open();
          await Promise.all([importing, erasing]);
          expect(await searchEverywhere(secrets)).toEqual([]);
        }),
    );
  },
  overrides,
);

describeOnBothDatabases(
  'who was erased',
  (test) => {
    it('is invited neither one by one nor by a table, and the row says why', { timeout: 120_000 }, () =>
      test.run(async () => {
        const { administrator, userId } = await addUniversity(test, folder);
        await requestErasure(administrator, { userId }, 'Зимина Вера');
        await finishTasks(test.runtime);
        const person = { name: 'Somebody', email: 'Zimina@uni.example', login: null, roles: ['student' as const] };
        await expect(invitePerson(person)).rejects.toMatchObject({ code: 'person.erased' });
        const table = Buffer.from('Name,E-mail,Roles\nA,zimina@uni.example,student\nB,other@uni.example,student\n');
        const { issues, people } = await checkInvitations('people.csv', table, 'en');
        expect(issues).toMatchObject([{ row: 2, value: 'zimina@uni.example' }]);
        expect(issues.at(0)?.message).toContain('erased on request');
        expect(people.map(({ entry }) => entry.email)).toContain('other@uni.example');
      }),
    );
  },
  overrides,
);
