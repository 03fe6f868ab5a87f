import { openPostgres } from '#adapters/database/postgres/open.ts';
import { migrate } from '#adapters/database/migrate.ts';
import type { OpenDatabase, ReplicaState } from '#adapters/database/port.ts';
import { AmbientPool } from '#kernel/database/ambient-pool.ts';
import type { ObservedStatement } from '#kernel/database/observed-client.ts';
import { startPostgresCluster } from '#test/services/postgres-cluster.ts';
import type { PostgresServer } from '#test/services/postgres-process.ts';
import { startPostgresReplica, type PostgresReplica } from '#test/services/postgres-replica.ts';
import { findPostgresPrograms } from '#test/services/postgres.ts';
import { testRuntime, type TestRuntime } from './runtime.ts';

/** A primary with replicas, all of a test's own, and a runtime on them. */
export interface ReplicatedDatabase {
  readonly primary: PostgresServer;
  readonly replicas: readonly PostgresReplica[];
  readonly database: OpenDatabase;
  readonly runtime: TestRuntime;
  /** Every statement sent by the runtime so far. */
  readonly statements: ObservedStatement[];
  /** Of the replica at this place, as last measured. */
  state(index: number): ReplicaState | undefined;
  close(): Promise<void>;
}

export const skipsReplicas = (): boolean => findPostgresPrograms() === undefined;

/** Starts a migrated primary with replicas and measures them; takes about 3 s. Close it. */
export async function startReplicated(count: number, mostLagSeconds = 10): Promise<ReplicatedDatabase> {
  const programs = findPostgresPrograms() ?? '';
  const primary = await startPostgresCluster(programs);
  const unreplicated = openPostgres(primary.url, 1);
  await migrate(unreplicated.pool);
  await unreplicated.close();
  const replicas: PostgresReplica[] = [];
  for (let index = 0; index < count; index += 1) replicas.push(await startPostgresReplica(programs, primary));
  const database = openPostgres(primary.url, 10, { urls: replicas.map(({ url }) => url), mostLagSeconds });
  await database.replicas?.watch();
  const statements: ObservedStatement[] = [];
  const pool = new AmbientPool(database.pool, database.silenceSeconds, {
    replicas: database.replicas,
    observe: (statement) => statements.push(statement),
  });
  return {
    primary,
    replicas,
    database,
    runtime: testRuntime(database, { pool }),
    statements,
    state: (index) => database.replicas?.states().at(index),
    async close() {
      await database.close();
      for (const replica of replicas) await replica.stop();
      await primary.stop();
    },
  };
}
