import { randomUUID } from 'node:crypto';
import pg, { type Pool } from 'pg';
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

/** A database on the test server that others are copied from. */
export interface Template {
  /** Names its content: another content, another name. */
  readonly name: string;
  /** Fills the empty database. */
  make(pool: Pool): Promise<unknown>;
}

const migrated: Template = { name: `pulse_template_${migrationsState()}`, make: migrate };

/** A database of its own on the test server, copied from a template; default: a migrated, empty one. */
export async function openPostgresTestDatabase(
  template: Template = migrated,
): Promise<OpenDatabase & { address: string }> {
  const name = `pulse_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  await createFromTemplate(name, template);
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

/** Makes the template unless it is there. @returns its address; nobody may stay connected to it, or it cannot be copied */
export async function prepareTemplate(template: Template): Promise<string> {
  await whileAlone(template, (client) => createTemplate(client, template));
  return urlOf(template.name);
}

async function createFromTemplate(name: string, template: Template): Promise<void> {
  await whileAlone(template, async (client) => {
    await createTemplate(client, template);
    await client.query(`create database ${name} template ${template.name}`);
  });
}

/** One at a time for each template: it is made once and nobody may be connected to it while it is copied. */
async function whileAlone(template: Template, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  await asAdministrator(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template.name]);
    await work(client);
  });
}

/** Renamed only when whole, so that an interrupted run leaves no half template. */
async function createTemplate(client: pg.Client, template: Template): Promise<void> {
  const found = await client.query('select from pg_database where datname = $1', [template.name]);
  if (found.rowCount !== 0) return;
  const draft = `${template.name}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  const database = openPostgres(urlOf(draft), 10);
  try {
    await template.make(database.pool);
  } finally {
    await database.close();
  }
  await client.query(`alter database ${draft} rename to ${template.name}`);
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
