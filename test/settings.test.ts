import { afterEach, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { authenticate } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from './support/database.ts';
import { accessOfIdentity, addPerson, signInAs } from './support/people.ts';

const directorySettings = {
  groups: [{ name: 'cn=staff,dc=example,dc=edu', roles: ['teacher', 'operator'] }],
  ...{ addsPeople: false, invites: true, schedule: 'off', mostLossPercent: 25 },
};

const cases = [
  {
    url: '/api/v1/settings/smallest-group',
    key: 'privacy.smallest_group',
    before: { students: 5 },
    wanted: { students: 7 },
    stored: 7,
    wrong: [{ students: 1 }, { students: 101 }, { students: 2.5 }, {}],
  },
  {
    url: '/api/v1/settings/session-lifetimes',
    key: 'identity.session_lifetimes',
    before: { idleSeconds: 604_800, absoluteSeconds: 2_592_000 },
    wanted: { idleSeconds: 3600, absoluteSeconds: 86_400 },
    stored: { idleSeconds: 3600, absoluteSeconds: 86_400 },
    wrong: [{ idleSeconds: 899, absoluteSeconds: 900 }, { idleSeconds: 900, absoluteSeconds: 90 * 86_400 + 1 }, {}],
  },
  {
    url: '/api/v1/settings/audit',
    key: 'audit.days',
    before: { days: 1098 },
    wanted: { days: 120 },
    stored: 120,
    wrong: [{ days: 89 }, { days: 3661 }, {}],
  },
  {
    url: '/api/v1/settings/directory',
    key: 'directory',
    before: { groups: [], addsPeople: true, invites: false, schedule: 'off', mostLossPercent: 10 },
    wanted: directorySettings,
    stored: directorySettings,
    wrong: [
      { ...directorySettings, groups: [{ name: 'cn=staff', roles: [] }] },
      { ...directorySettings, groups: ['cn=Staff', 'cn=staff'].map((name) => ({ name, roles: ['teacher'] })) },
      { ...directorySettings, schedule: 5 },
      { ...directorySettings, mostLossPercent: 0 },
      {},
    ],
  },
  {
    url: '/api/v1/settings/recommendations',
    key: 'recommendations',
    before: { isOn: true, asksModels: true, comparesAnswers: true, language: 'ru' },
    wanted: { isOn: true, asksModels: false, comparesAnswers: false, language: 'en' },
    stored: { isOn: true, asksModels: false, comparesAnswers: false, language: 'en' },
    wrong: [
      { isOn: true, asksModels: true, comparesAnswers: true, language: 'de' },
      { isOn: true, language: 'ru' },
      {},
    ],
  },
  {
    url: '/api/v1/settings/reminders',
    key: 'reminders.settings',
    before: { hours: [72, 24], tellsOverdue: true, overdueHour: 9 },
    wanted: { hours: [48], tellsOverdue: false, overdueHour: 8 },
    stored: { hours: [48], tellsOverdue: false, overdueHour: 8 },
    wrong: [
      { hours: [24, 24], tellsOverdue: true, overdueHour: 9 },
      { hours: [0], tellsOverdue: true, overdueHour: 9 },
      { hours: [337], tellsOverdue: true, overdueHour: 9 },
      { hours: [1, 2, 3, 4, 5, 6], tellsOverdue: true, overdueHour: 9 },
      { hours: [24], tellsOverdue: true, overdueHour: 24 },
      {},
    ],
  },
  {
    url: '/api/v1/settings/digests',
    key: 'digests.settings',
    before: { isOn: true, weekday: 1, hour: 8 },
    wanted: { isOn: false, weekday: 5, hour: 18 },
    stored: { isOn: false, weekday: 5, hour: 18 },
    wrong: [
      { isOn: true, weekday: 0, hour: 8 },
      { isOn: true, weekday: 8, hour: 8 },
      { isOn: true, weekday: 1, hour: 24 },
      {},
    ],
  },
] as const;

describeOnBothDatabases(
  'a setting',
  (test) => {
    let server: FastifyInstance | undefined;
    afterEach(() => server?.close());

    it.each(cases)('$key is read and set within its bounds, and recorded', (setting) =>
      test.run(async () => {
        server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate });
        const { id } = await addPerson('admin', 'administrator');
        const headers = await signInAs(server, 'admin');
        const { url } = setting;
        const value = async (): Promise<unknown> => (await server?.inject({ url, headers }))?.json();
        const set = (payload: object) => server?.inject({ method: 'PUT', url, headers, payload });
        expect(await value()).toEqual(setting.before);
        for (const wrong of setting.wrong) expect((await set(wrong))?.statusCode).toBe(400);
        expect(await value()).toEqual(setting.before);
        expect((await set(setting.wanted))?.statusCode).toBe(200);
        expect(await value()).toEqual(setting.wanted);
        const { rows } = await sql<{ actor: string; details: unknown }>`
          select actor_id as actor, details from audit_event where action = 'setting.changed'`.execute(database());
        expect(rows).toEqual([{ actor: id, details: { key: setting.key, value: setting.stored } }]);
      }),
    );

    it('of the life of sessions ends those that are older at once', () =>
      test.run(async () => {
        server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate });
        await addPerson('admin', 'administrator');
        await addPerson('teacher', 'teacher');
        const [admin, teacher] = [await signInAs(server, 'admin'), await signInAs(server, 'teacher')];
        await sql`
          update session set created_at = now() - interval '2 hours'
          where user_id = (select id from user_account where username = 'teacher')`.execute(database());
        const statusOf = async () => (await server?.inject({ url: '/api/v1/session', headers: teacher }))?.statusCode;
        expect(await statusOf()).toBe(200);
        const payload = { idleSeconds: 3600, absoluteSeconds: 3600 };
        await server.inject({ method: 'PUT', url: cases[1].url, headers: admin, payload });
        await expect.poll(statusOf, { timeout: 8000 }).toBe(401);
      }));
  },
  { access: { ...accessOfIdentity, permissions: joinPermissions(domains) } },
);
