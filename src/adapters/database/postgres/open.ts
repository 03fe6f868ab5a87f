import type { OpenDatabase } from '../port.ts';
import { createPool } from '../pool.ts';

/** Opens a pool on a PostgreSQL server (15 or newer). Nothing is sent until the first statement. */
export function openPostgres(url: string, poolSize: number): OpenDatabase {
  const pool = createPool({ connectionString: url }, poolSize);
  return { pool, silenceSeconds: 60, close: () => pool.end() };
}
