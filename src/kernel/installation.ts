import type { Pool } from 'pg';
import { z } from 'zod';
import { newId } from './ids.ts';

const key = 'installation.id';

/**
 * Id of this installation, made with its database. It keeps installations apart that share a Redis, and a restored
 * database apart from what was there before.
 *
 * @param pool of a migrated database
 */
export async function readInstallation(pool: Pool): Promise<string> {
  const find = (): Promise<{ rows: { value: unknown }[] }> =>
    pool.query<{ value: unknown }>('select value from setting where key = $1', [key]);
  const found = (await find()).rows.at(0);
  if (found) return z.string().parse(found.value);
  // Two processes may start at once; the first one's counts.
  await pool.query('insert into setting (key, value) values ($1, $2) on conflict (key) do nothing', [
    key,
    JSON.stringify(newId()),
  ]);
  const made = (await find()).rows.at(0);
  return z.string().parse(made?.value);
}
