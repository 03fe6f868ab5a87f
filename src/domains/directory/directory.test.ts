import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { domains } from '#app/domains.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity, addPerson } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { actorForUser } from '#domains/identity/index.ts';
import { upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { personName, skipsSlapd, slapdBase } from '#test/services/slapd.ts';
import { staff, students, useDirectory } from '#test/support/directory.ts';
import { listItems } from './service/runs.ts';

describe.skipIf(skipsSlapd())('people of a directory', () => {
  describeOnBothDatabases(
    'followed',
    (test) => {
      const use = useDirectory(test);

      it('are shown before anything changes, then added as confirmed, with roles, students linked, and recorded', () =>
        test.run(async () => {
          const course = (await upsertCourse('test', 'c', 'Course')).id;
          await upsertStudents('test', course, [{ externalId: '1', name: 'S', email: 'S1@example.edu', group: null }]);
          await addPerson('boris', 'head');
          const shown = await use.preview();
          expect(shown).toMatchObject({
            kind: 'preview',
            state: 'previewed',
            entries: 12,
            startedBy: { id: use.admin.userId },
          });
          expect(shown.counts).toMatchObject({ people: 12, add: 10, link: 1, leave: 1, losses: 0, granted: 11 });
          expect(await use.people()).toEqual([['boris', true, 'head hand']]);
          const { items } = await listItems(shown.id);
          expect(items).toHaveLength(12);
          expect(items.find(({ name }) => name === 'Guest')).toMatchObject({ action: 'leave', reasons: ['no_role'] });

          const applied = await use.apply();
          expect(applied).toMatchObject({ kind: 'apply', state: 'applied' });
          // Each leads to the account, also of those who have just got one.
          const done = (await listItems(applied.id)).items.filter(({ action }) => action !== 'leave');
          const accounts = await database().selectFrom('user_account').select(['id', 'email']).execute();
          expect(new Set(done.map(({ userId, email }) => `${String(userId)} ${String(email)}`))).toEqual(
            new Set(accounts.filter(({ id }) => id !== use.admin.userId).map(({ id, email }) => `${id} ${email}`)),
          );
          expect(await use.people()).toEqual([
            ['boris', true, 'head hand, teacher directory'],
            ['gleb', true, 'teacher directory'],
            ...['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'].map((login) => [login, true, 'student directory']),
            ['vera', true, 'teacher directory'],
          ]);
          const { rows } = await sql<{ name: string; login: string }>`
            select user_account.name, username as login from user_account
            join student on student.user_id = user_account.id`.execute(database());
          expect(rows).toEqual([{ name: 'Student s1', login: 's1' }]);
          expect(await use.actions()).toEqual({
            // With the administrator and Boris, who were there.
            ...{ 'user.created': 12, 'account.linked': 1, 'role.granted': 1, 'user.linked': 1 },
            'directory.applied': 1,
          });
          const again = await use.preview();
          expect(again.counts).toMatchObject({ add: 0, link: 0, change: 0, close: 0, leave: 1, same: 11 });
          expect((await listItems(shown.id)).items).toEqual([]);
          expect(test.runtime.events.published).toContainEqual({
            ...{ topic: 'directory', id: again.id, permission: 'directory.manage' },
          });
        }));

      it('who are gone lose access at once and get it back with the same account; a rename is followed', () =>
        test.run(async () => {
          await use.apply();
          const before = await sql<{ id: string }>`select id from user_account where username = 'vera'`.execute(
            database(),
          );
          const [vera] = before.rows;
          await sql`
            insert into session (id, user_id, token, expires_at)
            values ('s', ${vera?.id}, 't', now() + interval '1 day')`.execute(database());
          // Out of what the filter finds, and in again.
          use.slapd.change(
            `dn: ${personName('vera')}\nchangetype: modrdn\nnewrdn: uid=vera\ndeleteoldrdn: 0\nnewsuperior: ou=groups,${slapdBase}\n`,
          );
          expect((await use.apply()).counts).toMatchObject({ close: 1, losses: 1 });
          expect(await use.people()).toContainEqual(['vera', false, 'teacher directory']);
          expect((await sql`select from session`.execute(database())).rows).toEqual([]);
          expect(await actorForUser(vera?.id ?? '')).toBeUndefined();
          use.slapd.change(
            [
              `dn: uid=vera,ou=groups,${slapdBase}\nchangetype: modrdn\nnewrdn: uid=v.new\ndeleteoldrdn: 1\nnewsuperior: ou=people,${slapdBase}\n`,
              `dn: ${personName('v.new')}\nchangetype: modify\nreplace: mail\nmail: V.New@example.edu\n`,
            ].join('\n'),
          );
          expect((await use.apply()).counts).toMatchObject({ open: 1, close: 0 });
          const after = await sql<{ id: string; email: string }>`
            select id, email from user_account where username = 'v.new' and is_active`.execute(database());
          expect(after.rows).toEqual([{ id: vera?.id, email: 'v.new@example.edu' }]);
        }));

      it('lose the roles of a group they leave, and no other; made by hand they are never closed', () =>
        test.run(async () => {
          await addPerson('hand', 'teacher');
          await addPerson('boris', 'teacher');
          await use.apply();
          use.slapd.change(
            `dn: ${staff}\nchangetype: modify\ndelete: member\nmember: ${personName('boris')}\nmember: ${personName('gleb')}\n`,
          );
          expect((await use.apply()).counts).toMatchObject({ revoked: 1 });
          expect(await use.people()).toEqual(
            expect.arrayContaining([
              ['boris', true, 'teacher hand'],
              ['gleb', true, ''],
              ['hand', true, 'teacher hand'],
            ]),
          );
        }));

      it('of a group that is gone keep what they have, and the page says which one it was', () =>
        test.run(async () => {
          await use.apply();
          use.slapd.change(`dn: ${students}\nchangetype: delete\n`);
          const run = await use.preview();
          expect(run.state).toBe('failed');
          expect(run.problem).toContain(students);
          expect(await use.people()).toContainEqual(['s1', true, 'student directory']);
        }));
    },
    { ...wholeProgram(), access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
  );
});
