import type { OpenDatabase } from '../port.ts';
import { createPool } from '../pool.ts';
import { createReplicaSet, type ReplicaSetOptions } from './replicas/replica-set.ts';

/**
 * Milliseconds to wait for a connection, new or free again. Web servers refuse requests long before so many wait
 * (src/kernel/http/pressure.ts); this ends the wait when the server is silent or too slow for all.
 */
const longestWait = 10_000;

export type PostgresReplicas = Omit<ReplicaSetOptions, 'primaryUrl' | 'poolSize'>;

/**
 * Opens a pool on a PostgreSQL server (15 or newer), and one on each of its replicas. Nothing is sent until the first
 * statement.
 */
export function openPostgres(url: string, poolSize: number, replicated?: PostgresReplicas): OpenDatabase {
  const pool = createPool({ connectionString: url, connectionTimeoutMillis: longestWait }, poolSize);
  const replicas =
    replicated && replicated.urls.length > 0
      ? createReplicaSet({ ...replicated, primaryUrl: url, poolSize })
      : undefined;
  return {
    pool,
    silenceSeconds: 60,
    ...(replicas && { replicas }),
    async close() {
      await replicas?.close();
      await pool.end();
    },
  };
}
