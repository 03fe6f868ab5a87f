import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '#app/config.ts';
import { newId } from '#kernel/ids.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { prepareDataFolder } from '#test/support/database/embedded.ts';
import { writeTree } from '#test/support/tree.ts';
import { examineDatabase } from './database.ts';
import type { Finding } from './finding.ts';

/** Each finding as a line, by what it is about. */
const byName = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(findings.map(({ about, status, seen, remedy = '' }) => [about, `${status}: ${seen}; ${remedy}`]));

const hasPostgres = process.env['PULSE_TEST_POSTGRES_URL'] !== undefined;

describe.runIf(hasPostgres)('doctor on PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase('postgres');
  });
  beforeEach(() => database.empty());
  afterAll(() => database.close());
  const examine = async (url = database.address, folder = '/nowhere') => {
    const environment = { DATABASE_URL: url, PULSE_DATA_DIR: folder, PULSE_SECRET: 'x'.repeat(32) };
    return byName(await examineDatabase(readConfig(environment)));
  };

  async function addTask(state: string, secondsAgo: number): Promise<void> {
    await database.pool.query(
      `insert into task (id, name, queue, input, state, due_at, max_attempts)
       values ($1, 'metrics.recompute', 'update_score', '{}', $2, now() - make_interval(secs => $3), 5)`,
      [newId(), state, secondsAgo],
    );
  }

  it('is content with a migrated database in which nothing waits', async () => {
    const findings = await examine();
    expect(Object.keys(findings)).toEqual(['database', 'migrations', 'workers']);
    expect(Object.values(findings).every((line) => line.startsWith('ok: '))).toBe(true);
    expect(findings['database']).toMatch(/^ok: PostgreSQL \d+, pulse_test_/);
  });

  it('warns of tasks that nobody has begun for long, and of those that stopped with an error', async () => {
    await addTask('queued', 30);
    expect((await examine())['workers']).toMatch(/^ok/);
    await addTask('queued', 600);
    await addTask('dead', 600);
    const findings = await examine();
    expect(findings['workers']).toMatch(/^warning: .* 10 min.*--queues=update_score/);
    expect(findings['tasks']).toMatch(/^warning: 1 of queue update_score/);
  });

  it('warns when what was uploaded last is not in the folder of this machine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pulse-doctor-'));
    await database.pool.query(
      `insert into import_batch (id, file_name, file_bytes, file_sha256, storage_key, status)
       values ($1, 'a.xlsx', 1, '', 'imports/newest', 'done')`,
      [newId()],
    );
    expect((await examine(database.address, folder))['uploads']).toMatch(/^warning: .* not in .*docs\/scale\.md/);
    writeTree(folder, { 'files/imports/newest': 'x' });
    expect((await examine(database.address, folder))['uploads']).toMatch(/^ok/);
    rmSync(folder, { recursive: true });
  });

  it('warns of pending migrations, and finds those of a newer program at fault', async () => {
    const name = '20000101000000__test__nothing.sql';
    const { rows } = await database.pool.query<{ name: string }>(
      'delete from migration where name = (select max(name) from migration) returning name',
    );
    expect((await examine())['migrations']).toMatch(/^warning: pending/);
    await database.pool.query('insert into migration (name) values ($1), ($2)', [rows.at(0)?.name, name]);
    expect((await examine())['migrations']).toMatch(new RegExp(`^fault: .*${name}`));
    await database.pool.query('delete from migration where name = $1', [name]);
    expect((await examine())['migrations']).toMatch(/^ok/);
  });

  it('finds a user at fault who may not create tables', async () => {
    const role = `pulse_test_${randomUUID().slice(0, 8)}`;
    await database.pool.query(`create role ${role} login`);
    const url = new URL(database.address);
    url.username = role;
    const findings = await examine(url.href);
    await database.pool.query(`drop role ${role}`);
    expect(findings['database']).toMatch(/^fault: .*may not create tables; grant create/);
    expect(Object.keys(findings)).toEqual(['database']);
  });

  it.each(['postgres://127.0.0.1:1/pulse', 'postgres://nowhere.invalid/pulse'])(
    'finds a server at fault that does not answer: %s',
    async (url) => {
      const findings = await examine(url);
      expect(findings['database']).toMatch(/^fault: PostgreSQL does not answer.*DATABASE_URL/);
    },
  );

  it('finds a database at fault that does not exist', async () => {
    const url = new URL(database.address);
    url.pathname = '/pulse_test_no_such';
    expect((await examine(url.href))['database']).toMatch(/^fault: .*does not exist/);
  });
});

describe('doctor on the embedded database', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await prepareDataFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const examine = async () => byName(await examineDatabase(readConfig({ PULSE_DATA_DIR: folder })));

  it('tells that it opens, that no server runs on it, and that there is no snapshot yet', async () => {
    const findings = await examine();
    expect(findings['database']).toMatch(/^ok: .*no server/);
    expect(findings['snapshots']).toMatch(/^warning: none yet/);
    expect(findings['migrations']).toMatch(/^ok/);
  });

  it('joins the database of a running server and tells which process that is', async () => {
    const database = await openTestDatabase('embedded');
    await database.snapshots?.take('daily');
    const findings = byName(await examineDatabase(readConfig({ PULSE_DATA_DIR: database.address })));
    await database.close();
    expect(findings['database']).toContain(`process ${process.pid}`);
    expect(findings['snapshots']).toMatch(/^ok: .* \d{4}-\d\d-\d\dT/);
  });

  it('finds a database at fault that does not open', async () => {
    writeFileSync(join(folder, 'database/global/pg_control'), 'nonsense');
    expect((await examine())['database']).toMatch(/^fault: .*does not open.*restore/);
  });

  it('finds a database at fault that another version of PGlite made', async () => {
    writeTree(folder, { 'database/pglite.version': '0.3\n' });
    expect((await examine())['database']).toMatch(/^fault: .*PGlite 0\.3/);
  });
});
