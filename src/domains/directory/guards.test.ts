import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { domains } from '#app/domains.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { accessOfIdentity } from '#test/support/people.ts';
import { wholeProgram } from '#test/support/program.ts';
import { ldapDirectory } from '#adapters/directory/ldap.ts';
import { skipsSlapd } from '#test/services/slapd.ts';
import { ldapSettings, settings, startWorker, technicians, useDirectory } from '#test/support/directory.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { startMail } from '#test/support/mail.ts';
import { expireLeases } from '#test/support/tasks.ts';
import { followSchedule } from './service/follow-schedule.ts';
import { confirmRun, getState, listItems, startRun } from './service/runs.ts';
import { getDirectorySettings, setDirectorySettings } from './service/settings.ts';
import { synchroniseHere } from './service/synchronise.ts';

describe.skipIf(skipsSlapd())('a directory is not believed everything: people', () => {
  describeOnBothDatabases(
    'followed',
    (test) => {
      const use = useDirectory(test);

      it('too many at once lose nothing until somebody confirms so many, and no more', () =>
        test.run(async () => {
          await use.apply();
          for (const uid of ['s1', 's2', 's3', 's4', 's5', 's6']) use.drop(uid);
          const before = await use.people();
          const stopped = await synchroniseHere('apply', null);
          expect(stopped).toMatchObject({ outcome: 'stopped', counts: { losses: 6, allowedLosses: 5 } });
          expect(await use.people()).toEqual(before);
          const { id } = await use.latest();
          use.drop('s7');
          await confirmRun(use.admin, id);
          await finishTasks(test.runtime);
          const more = await use.latest();
          expect(more).toMatchObject({ state: 'stopped', counts: { losses: 7 } });
          expect(await use.people()).toEqual(before);
          await confirmRun(use.admin, more.id);
          await finishTasks(test.runtime);
          expect(await use.latest()).toMatchObject({ state: 'applied', counts: { close: 7 } });
          expect((await use.people()).filter(([, isActive]) => !isActive)).toHaveLength(7);
          expect(await use.actions()).toMatchObject({ 'directory.stopped': 2, 'user.deactivated': 7 });
        }));

      it('the last administrator among them stays one', () =>
        test.run(async () => {
          await setDirectorySettings(use.admin, {
            ...settings,
            groups: [...settings.groups, { name: technicians, roles: ['administrator'] }],
          });
          await use.apply();
          await sql`update user_account set is_active = false where username = 'admin'`.execute(database());
          use.drop('vera');
          await synchroniseHere('apply', null);
          expect(await use.people()).toContainEqual(['vera', true, 'administrator directory, teacher directory']);
          await sql`update user_account set is_active = true where username = 'admin'`.execute(database());
          await synchroniseHere('apply', null);
          expect(await use.people()).toContainEqual(['vera', false, 'administrator directory, teacher directory']);
        }));

      it('are believed gone only when the directory says so of each by name', () =>
        test.run(async () => {
          await use.apply();
          const whole = ldapDirectory(ldapSettings(use.slapd.url));
          test.runtime.directory = {
            ...whole,
            readPeople: async (...given) => (await whole.readPeople(...given)).filter(({ login }) => login !== 's1'),
          };
          await expect(synchroniseHere('apply', null)).rejects.toMatchObject({
            code: 'directory.incomplete',
            params: { count: 1 },
          });
          expect(await use.people()).toContainEqual(['s1', true, 'student directory']);
        }));

      it('new ones are invited by letter where the setting says so', () =>
        test.run(async () => {
          const mail = await startMail(test.runtime);
          try {
            await setDirectorySettings(use.admin, { ...settings, invites: true });
            await use.apply();
            expect(mail.smtp.letters).toHaveLength(11);
          } finally {
            await mail.stop();
          }
        }));

      it('are looked at once at a time; only the newest look can be confirmed, once', () =>
        test.run(async () => {
          const shown = await use.preview();
          await startRun(use.admin, 'check');
          const busy = { code: 'directory.busy' };
          await expect(startRun(use.admin, 'preview')).rejects.toMatchObject(busy);
          await expect(confirmRun(use.admin, shown.id)).rejects.toMatchObject(busy);
          await expect(synchroniseHere('apply', null)).rejects.toMatchObject(busy);
          await finishTasks(test.runtime);
          expect(await use.latest()).toMatchObject({ kind: 'check', state: 'checked', entries: 10 });
          const newer = await use.preview();
          await expect(confirmRun(use.admin, shown.id)).rejects.toMatchObject({ code: 'directory.run_outdated' });
          await confirmRun(use.admin, newer.id);
          await finishTasks(test.runtime);
          await expect(confirmRun(use.admin, newer.id)).rejects.toMatchObject({ code: 'directory.run_outdated' });
          const nowhere = '00000000-0000-7000-8000-000000000000';
          await expect(listItems(nowhere)).rejects.toMatchObject({ code: 'directory.run_not_found' });
        }));

      it('are followed by schedule once changes were confirmed, and by nobody before', () =>
        test.run(async () => {
          const hourly = { ...settings, schedule: 1 as const };
          await expect(setDirectorySettings(use.admin, hourly)).rejects.toMatchObject({
            code: 'directory.preview_first',
          });
          await use.apply();
          await setDirectorySettings(use.admin, hourly);
          expect(await getDirectorySettings()).toEqual(hourly);
          const complete = (effect?: () => Promise<void>): Promise<void> => effect?.() ?? Promise.resolve();
          await followSchedule({ complete });
          const count = async () => (await getState(use.admin)).runs.length;
          expect(await count()).toBe(2);
          await sql`update directory_run set created_at = now() - interval '100 days' where kind = 'apply'`.execute(
            database(),
          );
          await followSchedule({ complete });
          await finishTasks(test.runtime);
          expect(
            (await getState(use.admin)).runs.map(({ kind, state, startedBy }) => [kind, state, startedBy?.id]),
          ).toEqual([
            ['apply', 'applied', undefined],
            ['preview', 'previewed', use.admin.userId],
            ['apply', 'applied', use.admin.userId],
          ]);
        }));

      it('a look that is killed halfway has changed nothing, and is done again by whoever comes next', () =>
        test.run(async () => {
          const { id } = await use.preview();
          await confirmRun(use.admin, id);
          const whole = ldapDirectory(ldapSettings(use.slapd.url));
          const hung = Promise.withResolvers<undefined>();
          test.runtime.directory = {
            ...whole,
            readPeople: async (...given) => {
              await whole.readPeople(...given);
              hung.resolve(undefined);
              return new Promise<never>(() => undefined);
            },
          };
          const worker = startWorker(test.runtime);
          await hung.promise;
          await expireLeases();
          test.runtime.directory = whole;
          await finishTasks(test.runtime);
          await worker.stop();
          expect(await use.latest()).toMatchObject({ state: 'applied' });
          expect(await use.actions()).toMatchObject({ 'user.created': 12, 'directory.applied': 1 });
        }));
    },
    { ...wholeProgram(), access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
  );
});
