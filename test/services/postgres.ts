import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { startPostgresCluster } from './postgres-cluster.ts';

export interface PostgresForTests {
  /** Of a database on the server; its user may create others. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The PostgreSQL of a test run: the server of PULSE_TEST_POSTGRES_URL, else one on this machine that trusts whoever
 * connects, else a new one from installed programs. Undefined when the machine has none of these; with CI set it
 * throws instead.
 */
export async function postgresForTests(): Promise<PostgresForTests | undefined> {
  const url = await findPostgresServer();
  if (url !== undefined) return { url, stop: async () => {} };
  const programs = findPostgresPrograms();
  if (programs !== undefined) return startPostgresCluster(programs);
  if (process.env['CI']) throw new Error('the tests need PostgreSQL and this machine has none');
  return undefined;
}

/**
 * Address of a running server on which the tests may create databases, undefined when there is none. Throws when the
 * one that PULSE_TEST_POSTGRES_URL names does not serve.
 */
export async function findPostgresServer(): Promise<string | undefined> {
  const given = process.env['PULSE_TEST_POSTGRES_URL'];
  if (given) {
    const refusal = await refusalOf(given);
    if (refusal !== undefined) throw new Error(`PULSE_TEST_POSTGRES_URL: ${refusal}`);
    return given;
  }
  for (const user of ['root', 'postgres']) {
    const url = `postgres://${user}@127.0.0.1:5432/postgres`;
    if ((await refusalOf(url)) === undefined) return url;
  }
  return undefined;
}

/** Why this server is of no use to the tests, undefined when it is. */
async function refusalOf(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    const { rowCount } = await client.query(
      'select from pg_roles where rolname = current_user and (rolsuper or rolcreatedb)',
    );
    return rowCount === 1 ? undefined : 'its user may not create databases';
  } catch (error) {
    return String(error);
  } finally {
    await client.end();
  }
}

/** Folder with the programs of the newest installed PostgreSQL (`initdb`, `postgres`), undefined when there is none. */
export function findPostgresPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const elsewhere = (process.env['PATH'] ?? '').split(delimiter);
  return [...versions.map((version) => join(debian, version, 'bin')), ...elsewhere].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}
