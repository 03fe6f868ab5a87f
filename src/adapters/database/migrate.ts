import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';

const folder = new URL('../../../db/migrations/', import.meta.url);

/**
 * Applies the migrations that the database has not seen, in the order of their names, in one transaction. Several
 * processes may call it at once: an advisory lock of that transaction lets one work and the others find it done.
 *
 * @returns names of the applied migrations
 */
export async function migrate(pool: Pool): Promise<string[]> {
  const names = await listMigrations();
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('pulse.migrate'))");
    await client.query(`create table if not exists migration (
      name text primary key,
      applied_at timestamptz not null default now()
    )`);
    const seen = await client.query<{ name: string }>('select name from migration');
    const applied = new Set(seen.rows.map((row) => row.name));
    const fresh = names.filter((name) => !applied.has(name));
    for (const name of fresh) {
      await client.query(await readFile(new URL(name, folder), 'utf8'));
      await client.query('insert into migration (name) values ($1)', [name]);
    }
    await client.query('commit');
    return fresh;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

export interface MigrationState {
  /** This program has them, the database has not seen them, in the order of their application. */
  readonly pending: readonly string[];
  /** The database has seen them, this program does not have them: a newer one was here. */
  readonly unknown: readonly string[];
}

/** Compares the migrations of this program with those of a database, and changes nothing. */
export async function readMigrationState(pool: Pool): Promise<MigrationState> {
  const names = await listMigrations();
  const table = await pool.query<{ exists: boolean }>("select to_regclass('migration') is not null as exists");
  const isBegun = table.rows.some(({ exists }) => exists);
  const seen = isBegun ? (await pool.query<{ name: string }>('select name from migration order by name')).rows : [];
  const applied = seen.map(({ name }) => name);
  return {
    pending: names.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !names.includes(name)),
  };
}

async function listMigrations(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}
