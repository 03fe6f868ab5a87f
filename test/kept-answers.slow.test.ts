import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { createCarriedBus } from '#adapters/bus/carried.ts';
import type { Bus } from '#adapters/bus/port.ts';
import { createPostgresTransport } from '#adapters/bus/postgres.ts';
import { createCache } from '#adapters/cache/create.ts';
import type { Cache } from '#adapters/cache/port.ts';
import { domains } from '#app/domains.ts';
import { createRoutes } from '#app/roles/routes.ts';
import { createHttpServer } from '#kernel/http/server.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { authenticate, setPassword } from '#domains/identity/index.ts';
import { resultColumns, upsertActivities, upsertResults } from '#domains/gradebook/index.ts';
import { recomputeKind } from '#domains/metrics/service.ts';
import { raiseDataVersion, upsertCourse, upsertStudents } from '#domains/roster/index.ts';
import { skipsRedis, startRedis, type RedisForTests } from './services/redis.ts';
import { describeOnDatabase, testRuntime } from './support/database.ts';
import { finishTasks } from './support/finish-tasks.ts';
import { accessOfIdentity, addPerson, signInAs } from './support/people.ts';
import { wholeProgram } from './support/program.ts';

/** A web process: a runtime of its own with bus and cache on the same database, and its server. */
interface WebProcess {
  readonly server: FastifyInstance;
  readonly bus: Bus;
  readonly cache: Cache;
}

const access = { ...accessOfIdentity, permissions: joinPermissions(domains) };

for (const hasRedis of [false, true]) {
  if (hasRedis && skipsRedis()) continue;
  describeOnDatabase(
    'postgres',
    `answers kept by two web processes, ${hasRedis ? 'with' : 'without'} Redis`,
    (test) => {
      let redis: RedisForTests | undefined;
      let processes: WebProcess[];
      let courseId: number;
      let studentId: number;
      let activityId: number;
      let headers: Record<string, string>;

      async function start(): Promise<WebProcess> {
        const transport = createPostgresTransport({ url: test.database.address, onDeaf: () => {}, onError: () => {} });
        const bus = createCarriedBus({ transport, onError: () => {} });
        const cache = createCache({ bus, keepsTagged: true, redisUrl: redis?.url, prefix: 'test', onError: () => {} });
        const runtime = testRuntime(test.database, { ...wholeProgram(), access, cache });
        const server = await createHttpServer({ runtime, routes: createRoutes(), authenticate });
        await vi.waitFor(() => {
          expect(bus.isHearing).toBe(true);
          expect(cache.isShared).toBe(hasRedis);
        }, 5000);
        return { server, bus, cache };
      }

      const enter = (status: 'done' | 'failed') =>
        upsertResults(courseId, null, resultColumns([{ studentId, activityId, status }]));
      const whole = <T>(work: () => Promise<T>): Promise<T> =>
        withRuntime(testRuntime(test.database, wholeProgram()), work);
      const get = async (process: WebProcess | undefined, url: string): Promise<{ status: number; body: unknown }> => {
        const response = await process?.server.inject({ url: `/api/v1${url}`, headers });
        return { status: response?.statusCode ?? 0, body: response?.json() };
      };
      /** Statements that a request makes. */
      async function statementsOf(process: WebProcess | undefined, url: string): Promise<number> {
        const query = vi.spyOn(pg.Client.prototype, 'query');
        try {
          expect((await get(process, url)).status).toBe(200);
          return query.mock.calls.length;
        } finally {
          query.mockRestore();
        }
      }

      beforeEach(async () => {
        if (hasRedis) redis = await startRedis();
        await test.run(async () => {
          await addPerson('operator', 'operator');
          courseId = (await upsertCourse('test', 'course', 'Course')).id;
          const student = { externalId: '1', name: null, email: null, group: null };
          studentId = (await upsertStudents('test', courseId, [student])).ids[0] ?? 0;
          const activity = { key: 'x', name: 'x', kind: 'test' as const, position: 1, maxPoints: null, dueAt: null };
          activityId = (await upsertActivities(courseId, [activity])).ids[0] ?? 0;
          await enter('done');
          await raiseDataVersion(courseId);
        });
        processes = [await start(), await start()];
        const [first] = processes;
        if (!first) throw new Error('no process');
        headers = await signInAs(first.server, 'operator');
      });
      afterEach(async () => {
        for (const { server, cache, bus } of processes) {
          await server.close();
          await cache.close();
          await bus.close();
        }
        await redis?.stop();
        redis = undefined;
      });

      const pages = (): string[] => [
        `/courses/${courseId}/heat-map`,
        `/courses/${courseId}/activities`,
        `/courses/${courseId}/deadlines`,
        `/courses/${courseId}/students/${studentId}/results`,
        `/courses/${courseId}/metrics`,
        `/courses/${courseId}/zones`,
        '/course-metrics',
        '/course-zones',
      ];

      it('show a new version at once, in the process that has the old one too, and equal to uncached ones', async () => {
        const [, other] = processes;
        const recompute = () =>
          whole(async () => {
            await enqueue(recomputeKind, { courseId });
            await finishTasks(testRuntime(test.database, wholeProgram()));
          });
        const uncached = await createHttpServer({
          runtime: testRuntime(test.database, { ...wholeProgram(), access }),
          routes: createRoutes(),
          authenticate,
        });
        const seen: unknown[] = [];
        for (const status of ['done', 'failed', 'done'] as const) {
          await test.run(async () => {
            await test.runtime.pool.transaction(async () => {
              await enter(status);
              await raiseDataVersion(courseId);
            });
          });
          await recompute();
          for (const url of pages()) {
            const fresh: unknown = (await uncached.inject({ url: `/api/v1${url}`, headers })).json();
            for (const process of [...processes, ...processes]) {
              expect(await get(process, url)).toEqual({ status: 200, body: fresh });
            }
          }
          seen.push((await get(other, `/courses/${courseId}/heat-map`)).body);
        }
        expect(new Set(seen.map((body) => JSON.stringify(body))).size).toBe(3);
        await uncached.close();
      });

      it('cost these statements a request', async () => {
        const [first] = processes;
        for (const url of pages()) await get(first, url);
        const counts = [];
        for (const url of pages()) counts.push([url.replace(/\d+/g, 'N'), await statementsOf(first, url)]);
        expect(Object.fromEntries(counts)).toEqual({
          '/courses/N/heat-map': 1,
          '/courses/N/activities': 1,
          '/courses/N/deadlines': 1,
          '/courses/N/students/N/results': 2,
          '/courses/N/metrics': 2,
          '/courses/N/zones': 2,
          '/course-metrics': 2,
          '/course-zones': 2,
        });
      });

      it('end with the session in every process, whichever ended it', async () => {
        const [first, other] = processes;
        const url = `/courses/${courseId}/activities`;
        for (const process of processes) expect((await get(process, url)).status).toBe(200);
        await first?.server.inject({ method: 'DELETE', url: '/api/v1/session', headers });
        expect((await get(first, url)).status).toBe(401);
        await vi.waitFor(async () => expect((await get(other, url)).status).toBe(401), { timeout: 1000, interval: 10 });
      });

      it('end when the password is changed by a command', async () => {
        const [first, other] = processes;
        const url = `/courses/${courseId}/activities`;
        for (const process of processes) expect((await get(process, url)).status).toBe(200);
        await withRuntime(testRuntime(test.database, { ...(first && { cache: first.cache }) }), () =>
          setPassword('operator', 'another horse battery'),
        );
        expect((await get(first, url)).status).toBe(401);
        await vi.waitFor(async () => expect((await get(other, url)).status).toBe(401), { timeout: 1000, interval: 10 });
      });

      it('recognise nobody by a cookie that was not verified, though another of the same name was', async () => {
        const [first] = processes;
        const url = `/courses/${courseId}/activities`;
        expect((await get(first, url)).status).toBe(200);
        const forged = { cookie: (headers['cookie'] ?? '').replace(/.{6}$/, 'AAAAAA') };
        const response = await first?.server.inject({ url: `/api/v1${url}`, headers: forged });
        expect(response?.statusCode).toBe(401);
      });

      it.skipIf(!hasRedis)('are given without Redis, too, and nobody is signed out', async () => {
        await redis?.kill();
        for (const process of processes) for (const url of pages()) expect((await get(process, url)).status).toBe(200);
      });
    },
  );
}
