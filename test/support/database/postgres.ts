import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#adapters/database/migrate.ts';
import type { OpenDatabase } from '#adapters/database/port.ts';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { migrationsState } from './migrations-state.ts';

/** The run's setup (test/services/setup.ts) has found or started the server. */
function serverUrl(): string {
  const url = process.env['PULSE_TEST_POSTGRES_URL'];
  if (url === undefined) throw new Error('this machine has no PostgreSQL for the tests');
  return url;
}

/** A database of its own on the test server, copied from a migrated template. */
export async function openPostgresTestDatabase(): Promise<OpenDatabase & { address: string }> {
  const name = `pulse_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await createFromTemplate(name);
  const address = urlOf(name);
  const database = openPostgres(address, 10);
  return {
    ...database,
    address,
    async close() {
      await database.close();
      // Force: a worker process that a test killed may not be gone from the server yet.
      await asAdministrator((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

async function createFromTemplate(name: string): Promise<void> {
  const template = `pulse_template_${migrationsState()}`;
  await asAdministrator(async (client) => {
    // One at a time: the template is made once and nobody may be connected to it while it is copied.
    await client.query("select pg_advisory_lock(hashtext('pulse.test.template'))");
    const found = await client.query('select from pg_database where datname = $1', [template]);
    if (found.rowCount === 0) await createTemplate(client, template);
    await client.query(`create database ${name} template ${template}`);
  });
}

/** Renamed only when whole, so that an interrupted run leaves no half template. */
async function createTemplate(client: pg.Client, template: string): Promise<void> {
  const draft = `${template}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  const database = openPostgres(urlOf(draft), 1);
  try {
    await migrate(database.pool);
  } finally {
    await database.close();
  }
  await client.query(`alter database ${draft} rename to ${template}`);
}

async function asAdministrator(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}
