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
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
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
