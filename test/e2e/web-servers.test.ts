import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken, createUser } from '#domains/identity/index.ts';
import { importStartedSchema } from '#domains/imports/contract.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { withRuntime } from '#kernel/runtime.ts';
import { startS3Server, type S3Server } from '#test/fakes/s3/server.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { skipsNginx, startNginx, type NginxForTests } from '#test/services/nginx.ts';
import { startProcess, type ChildProcess } from '#test/support/child-process.ts';
import { openTestDatabase, testRuntime, type TestDatabase } from '#test/support/database.ts';
import { startPulse, type PulseProcess } from '#test/support/pulse-process.ts';
import { readStream } from '#test/support/read-stream.ts';

const main = new URL('../../src/main.ts', import.meta.url);
const password = 'correct horse battery staple';
const people = ['anna', 'boris', 'vera', 'gleb'];
const isAbsent = skipsNginx() || process.env['PULSE_TEST_POSTGRES_URL'] === undefined;

describe.skipIf(isAbsent)('three web servers behind nginx', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-web-'));
  const tokens: string[] = [];
  const webs: PulseProcess[] = [];
  const others: ChildProcess[] = [];
  let database: TestDatabase;
  let files: S3Server;
  let nginx: NginxForTests;

  beforeAll(async () => {
    database = await openTestDatabase('postgres');
    files = await startS3Server();
    nginx = await startNginx();
    await withRuntime(testRuntime(database), async () => {
      for (const login of people) {
        await createUser({
          login,
          name: login,
          email: `${login}@example.edu`,
          password,
          roles: ['operator'],
          locale: 'en',
        });
        tokens.push(await createToken({ login, name: 'test', expiresInDays: undefined }));
      }
    });
    webs.push(...(await Promise.all([0, 1, 2].map(startWeb))));
    others.push(...['worker', 'scheduler'].map((role, index) => startProcess(main, [role], environment(10 + index))));
    await nginx.setServers(webs.map(({ address }) => address));
  });
  afterAll(async () => {
    await Promise.all([...others.map((child) => child.terminate()), ...webs.map((web) => web.stop())]);
    await nginx.stop();
    await files.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Each process has a data folder of its own: they share the database and the bucket, nothing else. */
  function environment(number: number): Record<string, string> {
    return {
      PULSE_DATA_DIR: join(folder, String(number)),
      PULSE_HOST: '127.0.0.1',
      PULSE_PORT: '0',
      PULSE_PUBLIC_URL: nginx.address,
      PULSE_SECRET: 'the same secret on every web server',
      PULSE_LOG_LEVEL: 'error',
      PULSE_DRAIN_SECONDS: '0.3',
      DATABASE_URL: database.address,
      S3_ENDPOINT: files.endpoint,
      S3_REGION: files.region,
      S3_BUCKET: files.bucketName,
      S3_ACCESS_KEY_ID: files.accessKeyId,
      S3_SECRET_ACCESS_KEY: files.secretAccessKey,
    };
  }

  const startWeb = (number: number): Promise<PulseProcess> => startPulse('web', environment(number));

  function api(
    address: string,
    path: string,
    headers: Record<string, string>,
    init: RequestInit = {},
  ): Promise<Response> {
    return fetch(`${address}/api/v1${path}`, { ...init, headers: { origin: nginx.address, ...headers } });
  }

  function gradebook(seed: number): FormData {
    const { progress } = describeCourse(seed, { students: 8, activities: 5, lessons: 2 }, `Course ${seed}`);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(writeMyItmoProgress(progress))]), `course-${seed}.xlsx`);
    return form;
  }

  it('a session opened at one is good at all; what one takes in, another tells of; signing out ends it at all', async () => {
    const [first = '', second = '', third = ''] = webs.map(({ address }) => address);
    const signedIn = await api(
      first,
      '/session',
      { 'content-type': 'application/json' },
      {
        method: 'POST',
        body: JSON.stringify({ login: 'anna', password }),
      },
    );
    expect(signedIn.status).toBe(200);
    const cookie = signedIn.headers
      .getSetCookie()
      .map((text) => text.split(';')[0])
      .join('; ');
    expect((await api(second, '/session', { cookie })).status).toBe(200);

    const live = await api(third, '/events', { cookie });
    const heard = readStream(live);
    const uploaded = await api(second, '/imports', { cookie }, { method: 'POST', body: gradebook(1) });
    const { batches } = importStartedSchema.parse(await uploaded.json());
    const [batch] = batches;
    // The worker, in yet another process, has read the file from the bucket.
    await expect
      .poll(async () => (await api(first, `/imports/${batch?.id ?? ''}`, { cookie })).text(), { timeout: 30_000 })
      .toMatch(/"status":"(committed|done|imported|recomputing|ready)"/);
    await expect.poll(() => heard.text).toContain(batch?.id);

    expect((await api(first, '/session', { cookie }, { method: 'DELETE' })).ok).toBe(true);
    expect((await api(first, '/session', { cookie })).status).toBe(401);
    // The others are told by a message; it takes milliseconds.
    const statusesOf = async (addresses: readonly string[]): Promise<number[]> =>
      Promise.all(addresses.map(async (address) => (await api(address, '/session', { cookie })).status));
    await expect.poll(() => statusesOf([second, third]), { timeout: 1000, interval: 10 }).toEqual([401, 401]);
    await heard.cancel();
  });

  it('all three are restarted one after the other while people read, upload and listen: no request fails', async () => {
    const load = startLoad();
    for (const [index, old] of [...webs.entries()]) {
      await load.more();
      await nginx.setServers(webs.filter((web) => web !== old).map(({ address }) => address));
      expect(await old.stop()).toBe(0);
      webs[index] = await startWeb(index);
      await nginx.setServers(webs.map(({ address }) => address));
    }
    await load.more();
    const { failures, uploads, reads, streams } = await load.stop();
    expect(failures).toEqual([]);
    expect(reads).toBeGreaterThan(50);
    expect(uploads.length).toBeGreaterThan(10);
    expect(streams).toBeGreaterThan(people.length);
    const { rows } = await database.pool.query<{ id: string }>(
      "select id from import_batch where file_name = 'load.csv'",
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(uploads.sort());
  });

  /** Each person reads, uploads and listens, one request of each kind at a time, through nginx. */
  function startLoad() {
    const failures: string[] = [];
    const uploads: string[] = [];
    const ending = new AbortController();
    let reads = 0;
    let streams = 0;
    const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (!ending.signal.aborted) failures.push(`${what}: ${inspect(error)}`);
      }
    };
    const expectOk = async (response: Response): Promise<Response> => {
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return response;
    };
    const repeat = async (what: string, milliseconds: number, work: () => Promise<void>): Promise<void> => {
      while (!ending.signal.aborted) {
        await attempt(what, work);
        // Within the rate that one person may ask at.
        await setTimeout(milliseconds);
      }
    };
    const running = tokens.flatMap((token) => {
      // nginx closes the connections it keeps when it reads its configuration anew. Browsers then ask again by
      // themselves; this client does not.
      const headers = { authorization: `Bearer ${token}`, connection: 'close' };
      return [
        repeat('read', 150, async () => {
          await (await expectOk(await api(nginx.address, '/imports', headers))).text();
          reads += 1;
        }),
        repeat('upload', 400, async () => {
          const form = new FormData();
          form.append('file', new Blob(['not a gradebook\n'.repeat(20_000)]), 'load.csv');
          const answer = await expectOk(await api(nginx.address, '/imports', headers, { method: 'POST', body: form }));
          uploads.push(...importStartedSchema.parse(await answer.json()).batches.map(({ id }) => id));
        }),
        repeat('listen', 0, async () => {
          const answer = await expectOk(await api(nginx.address, '/events', headers, { signal: ending.signal }));
          streams += 1;
          // Ends when its server does; then the page connects again.
          await answer.text();
        }),
      ];
    });
    return {
      /** Waits until everybody has got on with it. */
      async more() {
        const [readsBefore, uploadsBefore] = [reads, uploads.length];
        await expect
          .poll(() => reads > readsBefore + 8 && uploads.length > uploadsBefore + 4, { timeout: 20_000 })
          .toBe(true);
      },
      async stop() {
        ending.abort();
        await Promise.all(running);
        return { failures, uploads, reads, streams };
      },
    };
  }
});
