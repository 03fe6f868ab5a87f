import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#app/config.ts';
import { examineDatabase } from '#app/doctor/database.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { describeCourse } from './fixtures/my-itmo.ts';
import { skipsPgBouncer } from './services/pgbouncer.ts';
import { openThroughPgBouncer } from './support/database/pgbouncer.ts';
import type { TestDatabase } from './support/database/open.ts';
import { startPulse } from './support/pulse-process.ts';
import { runPulse } from './support/run-pulse.ts';

const isAbsent = process.env['PULSE_TEST_POSTGRES_URL'] === undefined || skipsPgBouncer();

describe.skipIf(isAbsent)('the whole program through PgBouncer in transaction mode', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-bouncer-'));
  let database: TestDatabase;
  const environment = () => ({
    DATABASE_URL: database.address,
    PULSE_DATA_DIR: folder,
    PULSE_SECRET: 'a secret for tests, long enough to sign',
  });
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

  it('is told by the doctor, who asks for the way past it', async () => {
    const examine = async (more: Record<string, string> = {}) =>
      (await examineDatabase(readConfig({ ...environment(), ...more }))).map(
        ({ status, about, remedy = '' }) => `${status} ${about} ${remedy}`,
      );
    expect(await examine()).toContainEqual(expect.stringMatching(/^warning pooler .*DATABASE_DIRECT_URL/));
    const direct = new URL(process.env['PULSE_TEST_POSTGRES_URL'] ?? '');
    direct.pathname = new URL(database.address).pathname;
    const findings = await examine({ DATABASE_DIRECT_URL: direct.href });
    expect(findings).toEqual(expect.arrayContaining(['ok pooler ', 'ok direct ']));
    direct.pathname = '/postgres';
    expect(await examine({ DATABASE_DIRECT_URL: direct.href })).toContainEqual(expect.stringMatching(/^fault direct/));
    expect(await examine({ DATABASE_DIRECT_URL: database.address })).toContainEqual(
      expect.stringMatching(/^fault direct/),
    );
  });
});
