import { sql } from 'kysely';
import { afterEach, beforeEach } from 'vitest';
import { ldapDirectory, type LdapSettings } from '#adapters/directory/ldap.ts';
import type { Actor } from '#kernel/actor.ts';
import { database, type Runtime } from '#kernel/runtime.ts';
import { queues } from '#kernel/tasks/define-task.ts';
import { createWakeBell } from '#kernel/tasks/wake-bell.ts';
import { createWorker } from '#kernel/tasks/worker.ts';
import type { DirectoryRun, DirectorySettings } from '#domains/directory/contract.ts';
import { confirmRun, getState, startRun } from '#domains/directory/service/runs.ts';
import { setDirectorySettings } from '#domains/directory/service/settings.ts';
import { actorForUser } from '#domains/identity/index.ts';
import {
  groupName,
  ldifGroup,
  ldifPerson,
  personName,
  slapdAccount,
  slapdBase,
  startSlapd,
  type SlapdForTests,
} from '#test/services/slapd.ts';
import type { DatabaseTest } from './database.ts';
import { finishTasks } from './finish-tasks.ts';
import { addPerson } from './people.ts';

export const staff = groupName('staff');
export const students = groupName('students');
export const technicians = groupName('it');
export const settings: DirectorySettings = {
  groups: [
    { name: staff.toUpperCase(), roles: ['teacher'] },
    { name: students, roles: ['student'] },
  ],
  addsPeople: true,
  invites: false,
  schedule: 'off',
  mostLossPercent: 10,
};

export const ldapSettings = (url: string): LdapSettings => ({
  url,
  startsTls: false,
  account: slapdAccount,
  base: `ou=people,${slapdBase}`,
  filter: '(objectClass=inetOrgPerson)',
  attributes: { id: 'entryUUID', login: 'uid', email: 'mail', name: 'displayName', groups: 'memberOf' },
  members: undefined,
});

/** A directory of a test's own with eleven people in groups and a guest, an administrator here, and the settings above. */
export function useDirectory(test: DatabaseTest) {
  let slapd: SlapdForTests;
  let admin: Actor;
  beforeEach(async () => {
    slapd = await startSlapd();
    slapd.add(
      [
        ...['vera', 'boris', 'gleb'].map((uid) => ldifPerson({ uid, name: `${uid} Ёлкин` })),
        ...['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'].map((uid) => ldifPerson({ uid, name: `Student ${uid}` })),
        ldifPerson({ uid: 'guest', name: 'Guest' }),
        ldifGroup('staff', ['vera', 'boris', 'gleb']),
        ldifGroup('students', ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8']),
        ldifGroup('it', ['vera']),
      ].join(''),
    );
    test.runtime.directory = ldapDirectory(ldapSettings(slapd.url));
    await test.run(async () => {
      const { id } = await addPerson('admin', 'administrator');
      const actor = await actorForUser(id);
      if (!actor) throw new Error('nobody');
      admin = actor;
      await setDirectorySettings(admin, settings);
    });
  });
  afterEach(() => slapd.stop());

  const latest = async (): Promise<DirectoryRun> => {
    const [run] = (await getState(admin)).runs;
    if (!run) throw new Error('no run');
    return run;
  };
  const preview = async (): Promise<DirectoryRun> => {
    await startRun(admin, 'preview');
    await finishTasks(test.runtime);
    return latest();
  };
  const apply = async (): Promise<DirectoryRun> => {
    const shown = await preview();
    await confirmRun(admin, shown.id);
    await finishTasks(test.runtime);
    return latest();
  };
  /** Everybody but the administrator: login, whether active, roles. */
  const people = async (): Promise<[string | null, boolean, string][]> => {
    const { rows } = await sql<{ login: string | null; isActive: boolean; roles: string[] }>`
      select username as login, is_active as "isActive",
        array(select role || ' ' || origin from role_grant where user_id = user_account.id order by role) as roles
      from user_account where username is distinct from 'admin' order by username nulls first`.execute(database());
    return rows.map(({ login, isActive, roles }) => [login, isActive, roles.join(', ')]);
  };
  const actions = async (): Promise<Record<string, number>> => {
    const { rows } = await sql<{ action: string; count: number }>`
      select action, count(*)::integer from audit_event where means = 'program' and actor_id is null
        and action not like 'setting%' and action not like '%run_started' and action not like '%.viewed'
      group by action`.execute(database());
    return Object.fromEntries(rows.map(({ action, count }) => [action, count]));
  };
  const drop = (uid: string): void => {
    slapd.change(`dn: ${personName(uid)}\nchangetype: delete\n`);
  };
  return {
    get slapd() {
      return slapd;
    },
    get admin() {
      return admin;
    },
    ...{ latest, preview, apply, people, actions, drop },
  };
}

/** Runs tasks until it is stopped. */
export function startWorker(runtime: Runtime) {
  const wakeBell = createWakeBell();
  const worker = createWorker({ runtime, queues, concurrency: 2, name: 'first', wakeBell });
  worker.start();
  return worker;
}
