import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#app/config.ts';
import { examineDatabase } from '#app/doctor/database.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { describeCourse } from './fixtures/my-itmo.ts';
import { freePort } from './services/free-port.ts';
import { skipsPgBouncer } from './services/pgbouncer.ts';
import { openThroughPgBouncer } from './support/database/pgbouncer.ts';
import { startProcess } from './support/child-process.ts';
import type { TestDatabase } from './support/database/open.ts';
import { startPulse } from './support/pulse-process.ts';
import { runPulse } from './support/run-pulse.ts';

const main = new URL('../src/main.ts', import.meta.url);
const isAbsent = process.env['PULSE_TEST_POSTGRES_URL'] === undefined || skipsPgBouncer();

describe.skipIf(isAbsent)('the whole program through PgBouncer in transaction mode', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-bouncer-'));
  let database: TestDatabase;
  const environment = () => ({
    DATABASE_URL: database.address,
    PULSE_DATA_DIR: folder,
    PULSE_SECRET: 'a secret for tests, long enough to sign',
  });
  const direct = (path = new URL(database.address).pathname): string => {
    const url = new URL(process.env['PULSE_TEST_POSTGRES_URL'] ?? '');
    url.pathname = path;
    return url.href;
  };
  beforeAll(async () => {
    database = await openThroughPgBouncer();
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it('migrates, imports files that several processes compute, and lists the courses', async () => {
    const { code, stdout } = await runPulse(['migrate'], environment());
    expect({ code, stdout }).toMatchObject({ code: 0 });
    const files = [1, 2, 3].map((seed) => {
      const { progress } = describeCourse(seed, { students: 20, activities: 8, lessons: 2 }, `Course ${seed}`);
      const file = join(folder, `course-${seed}.xlsx`);
      writeFileSync(file, writeMyItmoProgress(progress));
      return file;
    });
    // Web, workers and scheduler beside the command, which works itself, too.
    const server = await startPulse('start', environment());
    const imported = await runPulse(['import', ...files, '--wait', '--json'], environment());
    expect(await server.stop()).toBe(0);
    expect(imported.code, imported.stderr + imported.stdout).toBe(0);
    const courses = await runPulse(['courses', '--json'], environment());
    for (const seed of [1, 2, 3]) expect(courses.stdout).toContain(`Course ${seed}`);
  });

  it('says at the start that it hears nothing, unless it is told the way past PgBouncer', async () => {
    const port = await freePort();
    const start = (more: Record<string, string>) =>
      startProcess(main, ['scheduler'], {
        ...{ ...environment(), PULSE_LOG_LEVEL: 'warn', PULSE_HOST: '127.0.0.1', PULSE_METRICS_PORT: String(port) },
        ...more,
      });
    const told = async (): Promise<string> => {
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined);
      return /^pulse_bus_hearing .*$/m.exec((await answer?.text()) ?? '')?.[0] ?? '';
    };
    const deaf = start({});
    await expect.poll(() => deaf.errors, { timeout: 60_000 }).toContain('LISTEN hears nothing through this address');
    await expect.poll(told).toBe('pulse_bus_hearing 0');
    await deaf.terminate();
    const hearing = start({ DATABASE_DIRECT_URL: direct() });
    await expect.poll(told, { timeout: 60_000 }).toBe('pulse_bus_hearing 1');
    await hearing.terminate();
    expect(hearing.errors).toBe('');
  });

  it('is told by the doctor, who asks for the way past it', async () => {
    const examine = async (more: Record<string, string> = {}) =>
      (await examineDatabase(readConfig({ ...environment(), ...more }))).map(
        ({ status, about, remedy = '' }) => `${status} ${about} ${remedy}`,
      );
    expect(await examine()).toContainEqual(expect.stringMatching(/^warning pooler .*DATABASE_DIRECT_URL/));
    const findings = await examine({ DATABASE_DIRECT_URL: direct() });
    expect(findings).toEqual(expect.arrayContaining(['ok pooler ', 'ok direct ']));
    expect(await examine({ DATABASE_DIRECT_URL: direct('/postgres') })).toContainEqual(
      expect.stringMatching(/^fault direct/),
    );
    expect(await examine({ DATABASE_DIRECT_URL: database.address })).toContainEqual(
      expect.stringMatching(/^fault direct/),
    );
  });
});
