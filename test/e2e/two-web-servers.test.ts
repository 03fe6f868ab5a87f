import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUser } from '#domains/identity/index.ts';
import { importStartedSchema } from '#domains/imports/contract.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { skipsRedis, startRedis, type RedisForTests } from '#test/services/redis.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { openTestDatabase, testRuntime, type TestDatabase } from '#test/support/database.ts';
import { startPulse, type PulseProcess } from '#test/support/pulse-process.ts';
import { readStream } from '#test/support/read-stream.ts';
import { runPulse } from '#test/support/run-pulse.ts';

const main = new URL('../../src/main.ts', import.meta.url);
const publicUrl = 'http://pulse.example.edu';
const password = 'correct horse battery staple';
const json = { 'content-type': 'application/json' };
const isAbsent = process.env['PULSE_TEST_POSTGRES_URL'] === undefined;

describe.skipIf(isAbsent).each([
  { bus: 'NOTIFY of PostgreSQL', withRedis: false },
  { bus: 'Redis', withRedis: true },
])('two web servers and a worker that tell each other by $bus', ({ withRedis }) => {
  describe.skipIf(withRedis && skipsRedis())('as processes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pulse-two-webs-'));
    let database: TestDatabase;
    let redis: RedisForTests | undefined;
    let worker: ChildProcess | undefined;
    let webs: PulseProcess[] = [];
    let environment: Record<string, string>;

    beforeAll(async () => {
      database = await openTestDatabase('postgres');
      redis = withRedis ? await startRedis() : undefined;
      environment = {
        PULSE_DATA_DIR: folder,
        PULSE_HOST: '127.0.0.1',
        PULSE_PORT: '0',
        PULSE_PUBLIC_URL: publicUrl,
        PULSE_SECRET: 'the same secret on every web server',
        PULSE_DRAIN_SECONDS: '0',
        DATABASE_URL: database.address,
        ...(redis && { REDIS_URL: redis.url }),
      };
      const person = { password, roles: ['operator'], locale: 'en' } as const;
      await withRuntime(testRuntime(database), async () => {
        for (const login of ['anna', 'boris', 'vera']) {
          await createUser({ ...person, login, name: login, email: `${login}@example.edu` });
        }
      });
      worker = startProcess(main, ['worker'], { ...environment, PULSE_LOG_LEVEL: 'error' });
      webs = await Promise.all([startPulse('web', environment), startPulse('web', environment)]);
    });
    afterAll(async () => {
      await Promise.all([worker?.terminate(), ...webs.map((web) => web.stop())]);
      await redis?.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    });

    type Place = 0 | 1;
    interface Asked {
      readonly method?: string;
      readonly headers: Record<string, string>;
      readonly body?: string | FormData;
    }
    const ask = (at: Place, path: string, init: Asked): Promise<Response> =>
      fetch(`${webs[at]?.address ?? ''}/api/v1${path}`, { ...init, headers: { origin: publicUrl, ...init.headers } });
    const cookieOf = (answer: Response): string =>
      answer.headers
        .getSetCookie()
        .map((text) => text.split(';')[0])
        .join('; ');
    async function signIn(at: Place, login: string, secret = password): Promise<string> {
      const body = JSON.stringify({ login, password: secret });
      const answer = await ask(at, '/session', { method: 'POST', headers: json, body });
      expect(answer.status).toBe(200);
      return cookieOf(answer);
    }
    const statusOf = async (at: Place, cookie: string): Promise<number> =>
      (await ask(at, '/session', { headers: { cookie } })).status;
    /** So often that each has kept what it knows of the session. */
    async function expectKnown(...cookies: string[]): Promise<void> {
      for (const cookie of [...cookies, ...cookies]) {
        expect([await statusOf(0, cookie), await statusOf(1, cookie)]).toEqual([200, 200]);
      }
    }
    /** Shorter than any session is kept without a message. */
    const soon = { timeout: 1000, interval: 10 };

    it('what is uploaded at one is told to a page of the other, and so is what the worker does with it', async () => {
      const cookie = await signIn(0, 'anna');
      const heard = readStream(await ask(1, '/events', { headers: { cookie } }));
      await expect.poll(() => heard.text).toContain('retry:');
      const { progress } = describeCourse(1, { students: 8, activities: 5, lessons: 2 }, 'Course 1');
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(writeMyItmoProgress(progress))]), 'course-1.xlsx');
      const uploaded = await ask(0, '/imports', { method: 'POST', headers: { cookie }, body });
      const [batch] = importStartedSchema.parse(await uploaded.json()).batches;
      await expect.poll(() => heard.text).toContain(batch?.id);
      // The worker has read it and told of the course, which nobody but it knows of.
      await expect.poll(() => heard.text, { timeout: 30_000 }).toContain('"topic":"course"');
      await heard.cancel();
    });

    it('a password changed at one ends the other sessions at the other within a second, and keeps the own', async () => {
      const [own, stolen] = [await signIn(0, 'boris'), await signIn(1, 'boris')];
      await expectKnown(own, stolen);
      const streams = [own, stolen].map(async (cookie) => readStream(await ask(1, '/events', { headers: { cookie } })));
      const [kept, overheard] = await Promise.all(streams);
      const next = 'another horse battery staple';
      const body = JSON.stringify({ current: password, next });
      const changed = await ask(0, '/session/password', { method: 'PUT', headers: { ...json, cookie: own }, body });
      expect(changed.status).toBe(204);
      await expect.poll(() => statusOf(1, stolen), soon).toBe(401);
      expect(await statusOf(0, stolen)).toBe(401);
      // The old cookie of the one who changed it ends, too; its page connects again with the new one.
      await expect.poll(() => [kept?.hasEnded, overheard?.hasEnded], soon).toEqual([true, true]);
      await expectKnown(cookieOf(changed));
    });

    it('a password set by a command ends all sessions at both within a second', async () => {
      const cookies = [await signIn(0, 'vera'), await signIn(1, 'vera')];
      await expectKnown(...cookies);
      const all = () => Promise.all(cookies.flatMap((cookie) => [statusOf(0, cookie), statusOf(1, cookie)]));
      const given = ['--password', 'yet another horse battery'];
      const command = runPulse(['user', 'password', 'vera', ...given], environment);
      const running = new Set([command]);
      void command.finally(() => running.clear());
      // So that what each keeps of the sessions is at most as old as the time for which it is kept.
      while (running.size > 0) await all();
      const { code, stderr } = await command;
      expect(`${code} ${stderr}`).toBe('0 ');
      await expect.poll(all, soon).toEqual([401, 401, 401, 401]);
    });
  });
});
