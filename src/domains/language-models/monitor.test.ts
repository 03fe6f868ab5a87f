import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { afterEach, expect, it } from 'vitest';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { database } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { authenticate } from '#domains/identity/index.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { finishTasks } from '#test/support/finish-tasks.ts';
import { setModels, useTwoModels } from '#test/support/language-models.ts';
import { accessOfIdentity, addPerson, signInAs } from '#test/support/people.ts';
import {
  callListSchema,
  languageModelSettingsSchema,
  languageModelsSchema,
  modelFiguresSchema,
  tryResultSchema,
} from './contract.ts';
import { askLanguageModel, languageModels } from './index.ts';

const ask = (text: string, attempt = 1) =>
  askLanguageModel({
    ...{ purpose: 'student_advice', promptVersion: '1', language: 'ru', system: 'A', patienceSeconds: 0, attempt },
    ...{ messages: [{ role: 'user', text }], maxTokens: 50, temperature: 0 },
  });

describeOnBothDatabases(
  'the monitor of language models',
  (test) => {
    const start = useTwoModels(afterEach);
    let server: FastifyInstance | undefined;
    afterEach(() => server?.close());

    async function open(role: 'administrator' | 'head' = 'administrator') {
      server = await createHttpServer({ runtime: test.runtime, routes: createRoutes(), authenticate });
      await addPerson('person', role);
      const headers = await signInAs(server, 'person');
      const call = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
        server?.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) });
      const json = async (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object): Promise<unknown> =>
        (await call(method, path, payload))?.json();
      return { call, json };
    }

    it('tells of calls, memory, tokens, money and failures, by day, provider and course', () =>
      test.run(async () => {
        const { models, yandex } = await start();
        test.runtime.languageModels = models;
        await setModels({ inputPrice: 100, outputPrice: 200, callsPerDay: 10, costPerDay: 100 });
        await ask('one');
        await ask('one');
        yandex.script('fails');
        await ask('two', 2);
        const { json } = await open();
        const figures = modelFiguresSchema.parse(await json('GET', '/language-models/figures?days=7'));
        expect(figures.total).toMatchObject({ calls: 4, answered: 3, cached: 1, failed: 1, refused: 0, repeated: 2 });
        expect(figures.total.cost).toBeGreaterThan(0);
        expect(figures.total.p50Ms).toBeLessThanOrEqual(figures.total.p95Ms ?? 0);
        expect(figures.days.map(({ calls }) => calls)).toEqual([0, 0, 0, 0, 0, 0, 4]);
        expect(figures.providers.map(({ provider, calls }) => [provider, calls])).toEqual([
          ['openai', 1],
          ['yandex', 3],
        ]);
        const state = languageModelsSchema.parse(await json('GET', '/language-models'));
        expect(state.providers).toMatchObject([
          { name: 'yandex', state: 'open', failures: 1, failureCode: 'http_500' },
          { name: 'openai', state: 'open', failures: 0 },
        ]);
        expect(state.providers[0]?.today.calls).toEqual({ used: 2, most: 10 });
        expect(state.providers[0]?.today.cost.used).toBeCloseTo(figures.total.cost, 6);
      }));

    it('pages and narrows calls, and gives them as a file', () =>
      test.run(async () => {
        const { models, yandex } = await start();
        test.runtime.languageModels = models.slice(0, 1);
        await setModels({}, { cacheHours: 0 });
        for (const text of ['1', '2', '3', '4']) await ask(text);
        yandex.script('fails');
        await ask('5');
        const { json, call } = await open();
        const page = callListSchema.parse(await json('GET', '/language-models/calls?limit=3'));
        expect(page.items.map(({ outcome }) => outcome)).toEqual(['temporary', 'answered', 'answered']);
        const next = callListSchema.parse(
          await json('GET', `/language-models/calls?limit=3&cursor=${page.nextCursor}`),
        );
        expect(next.items).toHaveLength(2);
        expect(next.nextCursor).toBeNull();
        expect(new Set([...page.items, ...next.items].map(({ id }) => id)).size).toBe(5);
        const failed = callListSchema.parse(await json('GET', '/language-models/calls?outcome=temporary'));
        expect(failed.items.map(({ errorCode }) => errorCode)).toEqual(['http_500']);
        const file = await call('GET', '/language-models/calls/export?provider=yandex');
        expect(file?.headers['content-type']).toContain('text/csv');
        expect(file?.body.trim().split('\n')).toHaveLength(6);
      }));

    it('raises an alert when calls fail, once, and ends it when they succeed', () =>
      test.run(async () => {
        const { models, yandex } = await start();
        test.runtime.languageModels = models.slice(0, 1);
        await setModels({}, { cacheHours: 0, pauseAfter: 100, alertFailures: 3, alertPercent: 50 });
        yandex.script('fails', 'fails', 'fails', 'fails', 'fails');
        for (let time = 0; time < 5; time += 1) await ask('x');
        const { json, call } = await open();
        const alerts = async () => languageModelsSchema.parse(await json('GET', '/language-models')).alerts;
        expect((await alerts()).map(({ kind, value, resolvedAt }) => [kind, value, resolvedAt]).sort()).toEqual([
          ['errors', 100, null],
          ['failures', 5, null],
        ]);
        const [first] = await alerts();
        expect((await call('POST', `/language-models/alerts/${first?.id}/acknowledge`))?.statusCode).toBe(204);
        expect((await alerts()).filter(({ acknowledgedBy }) => acknowledgedBy !== null)).toHaveLength(1);
        await ask('x');
        expect((await alerts()).filter(({ resolvedAt }) => resolvedAt === null).map(({ kind }) => kind)).toEqual([
          'errors',
        ]);
        // Half an hour later nobody has asked: the schedule ends it.
        await sql`update llm_call set at = at - interval '31 minutes'`.execute(database());
        const [schedule] = languageModels.schedules;
        if (schedule) await enqueue(schedule.task, schedule.input);
        await finishTasks(test.runtime);
        expect((await alerts()).filter(({ resolvedAt }) => resolvedAt === null)).toEqual([]);
      }));

    it('frees the place of a died process, also when nobody asks any more, and keeps count of its call', () =>
      test.run(async () => {
        const today = sql`(now() at time zone 'Europe/Moscow')::date`;
        await sql`insert into llm_provider (name, day, calls, tokens) values ('yandex', ${today}, 3, 300)`.execute(
          database(),
        );
        await sql`
          insert into llm_reservation (id, provider, day, begun_at, lease_until, is_probe, tokens, cost)
          select gen_random_uuid(), 'yandex', ${today}, now() - interval '3 minutes', now() + ending, false, 100, 0
          from unnest(array['-1 second', '1 minute']::interval[]) as ending`.execute(database());
        const [schedule] = languageModels.schedules;
        if (schedule) await enqueue(schedule.task, schedule.input);
        await finishTasks(test.runtime);
        const row = await database().selectFrom('llm_provider').select(['calls', 'tokens']).executeTakeFirst();
        const { rows: held } = await sql`select from llm_reservation`.execute(database());
        expect([row, held.length]).toEqual([{ calls: 3, tokens: 300 }, 1]);
      }));

    it('tries a provider, which counts and is recorded; one that is not there is told so', () =>
      test.run(async () => {
        const { models, yandex } = await start();
        test.runtime.languageModels = models.slice(0, 1);
        await setModels({ callsPerDay: 2 });
        const { json, call } = await open();
        const body = { provider: 'yandex' };
        expect(tryResultSchema.parse(await json('POST', '/language-models/try', body))).toMatchObject({
          ...{ outcome: 'answered', errorCode: null },
        });
        yandex.script('fails');
        expect(await json('POST', '/language-models/try', body)).toMatchObject({ errorCode: 'http_500' });
        expect(await json('POST', '/language-models/try', body)).toMatchObject({ errorCode: 'calls_per_day' });
        expect((await call('POST', '/language-models/try', { provider: 'openai' }))?.statusCode).toBe(409);
        const { rows } = await sql<{ count: number }>`
          select count(*)::integer as count from audit_event where action = 'language_model.tried'`.execute(database());
        expect(rows).toEqual([{ count: 3 }]);
      }));

    it('keeps its settings within their bounds', () =>
      test.run(async () => {
        const { json, call } = await open();
        const path = '/settings/language-models';
        const before = languageModelSettingsSchema.parse(await json('GET', path));
        for (const wrong of [
          { callDays: 29 },
          { order: ['yandex', 'yandex'] },
          { timeoutSeconds: 4 },
          { currency: 'x' },
        ]) {
          expect((await call('PUT', path, { ...before, ...wrong }))?.statusCode).toBe(400);
        }
        const wanted = { ...before, order: ['openai', 'yandex'], callDays: 90, cacheHours: 0 };
        expect((await call('PUT', path, wanted))?.statusCode).toBe(200);
        expect(await json('GET', path)).toEqual(wanted);
      }));

    it('is for administrators', () =>
      test.run(async () => {
        const { call } = await open('head');
        for (const path of ['', '/figures', '/calls', '/calls/export']) {
          expect((await call('GET', `/language-models${path}`))?.statusCode).toBe(403);
        }
        expect((await call('POST', '/language-models/try', { provider: 'yandex' }))?.statusCode).toBe(403);
      }));
  },
  {
    access: { ...accessOfIdentity, permissions: joinPermissions(domains) },
    tasks: createTaskCatalogue(languageModels.tasks),
  },
);
