import type { OpenDatabase } from '../port.ts';
import { createPool } from '../pool.ts';

/**
 * Milliseconds to wait for a connection, new or free again. Web servers refuse requests long before so many wait
 * (src/kernel/http/pressure.ts); this ends the wait when the server is silent or too slow for all.
 */
const longestWait = 10_000;

/** Opens a pool on a PostgreSQL server (15 or newer). Nothing is sent until the first statement. */
export function openPostgres(url: string, poolSize: number): OpenDatabase {
  const pool = createPool({ connectionString: url, connectionTimeoutMillis: longestWait }, poolSize);
  return { pool, silenceSeconds: 60, close: () => pool.end() };
}
