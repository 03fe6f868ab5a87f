import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import { root } from '#app/root.ts';
import { prepareDataFolder } from '#test/support/database/embedded.ts';
import { openPostgresTestDatabase } from '#test/support/database/postgres.ts';
import { runPulse } from '#test/support/run-pulse.ts';

const names = readdirSync(join(root, 'db/migrations')).sort();
const forget = 'drop schema public cascade; create schema public';
const linesOf = (output: string): string[] => output.trim().split('\n');

/** A database that has seen no migration, and how the commands reach it. */
interface Unmigrated {
  readonly environment: Record<string, string>;
  close(): Promise<void>;
}

async function embedded(): Promise<Unmigrated> {
  const folder = await prepareDataFolder();
  const database = await openEmbeddedDatabase(folder, (error) => {
    throw error;
  });
  await database.pool.query(forget);
  await database.close();
  return { environment: { PULSE_DATA_DIR: folder }, close: async () => rmSync(folder, { recursive: true }) };
}

async function postgres(): Promise<Unmigrated> {
  const database = await openPostgresTestDatabase();
  await database.pool.query(forget);
  const folder = `${process.env['TMPDIR'] ?? '/tmp'}/pulse-no-data`;
  return { environment: { DATABASE_URL: database.address, PULSE_DATA_DIR: folder }, close: () => database.close() };
}

const hasPostgres = process.env['PULSE_TEST_POSTGRES_URL'] !== undefined;

describe.each([['embedded', embedded] as const, ...(hasPostgres ? [['postgres', postgres] as const] : [])])(
  'pulse migrate (%s)',
  (_kind, open) => {
    let database: Unmigrated;
    beforeEach(async () => {
      database = await open();
    });
    afterEach(() => database.close());
    const migrate = (...options: string[]) => runPulse(['migrate', ...options], database.environment);

    it('prints what it applies, and nothing to apply the second time', async () => {
      const first = await migrate();
      expect([first.code, ...linesOf(first.stdout)]).toEqual([0, ...names.map((name) => `applied ${name}`)]);
      expect(await migrate()).toMatchObject({ code: 0, stdout: 'nothing to apply\n' });
    });

    it('only lists what is pending with --check, and fails then', async () => {
      const before = await migrate('--check');
      expect([before.code, ...linesOf(before.stdout)]).toEqual([1, ...names.map((name) => `pending ${name}`)]);
      expect(await migrate('--check')).toEqual(before);
      await migrate();
      expect(await migrate('--check')).toMatchObject({ code: 0, stdout: 'nothing to apply\n' });
    });

    it('applies each once when two run at once', async () => {
      const both = await Promise.all([migrate(), migrate()]);
      expect(both.map(({ code, stderr }) => [code, stderr])).toEqual([
        [0, ''],
        [0, ''],
      ]);
      const applied = both.flatMap(({ stdout }) => linesOf(stdout)).filter((line) => line.startsWith('applied'));
      expect(applied.sort()).toEqual(names.map((name) => `applied ${name}`));
    });
  },
);
