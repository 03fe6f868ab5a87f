import pg from 'pg';
import { findPostgresServer } from '#test/services/postgres.ts';
import type { BenchRun } from './run-bench.ts';

/**
 * The PostgreSQL server on which a bench makes databases of its own, which `openTestDatabase('postgres')` then uses:
 * that of PULSE_TEST_POSTGRES_URL, else one on this machine. Undefined when there is none.
 */
export async function findServer(run: BenchRun): Promise<string | undefined> {
  const url = await findPostgresServer();
  if (url === undefined) return undefined;
  process.env['PULSE_TEST_POSTGRES_URL'] = url;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    run.using('PostgreSQL', rows.at(0)?.server_version.split(' ').at(0) ?? 'unknown');
  } finally {
    await client.end();
  }
  return url;
}

/** @throws when there is none */
export async function requireServer(run: BenchRun): Promise<void> {
  if ((await findServer(run)) === undefined)
    throw new Error('this bench needs PostgreSQL: set PULSE_TEST_POSTGRES_URL');
}
