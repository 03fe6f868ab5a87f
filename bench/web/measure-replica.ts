import pg from 'pg';
import { seededRandom } from '#kernel/seeded-random.ts';
import { prepareUniversity } from '#test/fixtures/university/database.ts';
import { sizeNamed, type SizeName } from '#test/fixtures/university/size.ts';
import { findPostgresPrograms } from '#test/services/postgres.ts';
import { startPostgresCluster } from '#test/services/postgres-cluster.ts';
import { startPostgresReplica } from '#test/services/postgres-replica.ts';
import { round } from '../common/statistics.ts';
import { countStatements } from './count-statements.ts';
import type { Replicated } from './figures.ts';
import { measureServed, type Pace } from './measure-served.ts';
import { environmentOf, withWebs } from './processes.ts';
import { signInReaders } from './readers.ts';
import { describeUniversity, withUniversity } from './with-university.ts';

const processes = 2;

/**
 * What web processes serve when all reads go to the primary, and with a replica. The machine's own server may not allow
 * replication to whoever runs the bench, so both servers are new, and so is their university, a smaller one.
 */
export async function measureReplica(
  scale: SizeName,
  folder: string,
  pace: Pace,
  say: (line: string) => void,
): Promise<{ replicated: Replicated; statements: Record<string, number> }> {
  const programs = findPostgresPrograms();
  if (programs === undefined) throw new Error('this bench needs the programs of PostgreSQL, for a replica');
  const usual = process.env['PULSE_TEST_POSTGRES_URL'];
  const primary = await startPostgresCluster(programs);
  try {
    process.env['PULSE_TEST_POSTGRES_URL'] = primary.url;
    const { url } = await prepareUniversity(scale, { say: (step) => say(`making a university to copy: ${step}`) });
    const replica = await startPostgresReplica(programs, primary);
    const replicaUrl = new URL(replica.url);
    replicaUrl.pathname = new URL(url).pathname;
    const environment = environmentOf(url, folder);
    const withReplicas = { ...environment, DATABASE_REPLICA_URLS: replicaUrl.href };
    try {
      return await withUniversity(url, folder, async () => {
        const readers = await withWebs(1, environment, ([address]) =>
          signInReaders(address, sizeNamed(scale), seededRandom(5)),
        );
        const serve = (given: Record<string, string>) =>
          withWebs(processes, given, (addresses) => measureServed(addresses, readers, pace));
        const alone = await serve(environment);
        const before = await Promise.all([countTransactions(url), countTransactions(replicaUrl.href)]);
        const withReplica = await serve(withReplicas);
        const after = await Promise.all([countTransactions(url), countTransactions(replicaUrl.href)]);
        const [onPrimary, onReplica] = [after[0] - before[0], after[1] - before[1]];
        const statements = await countStatements(environment, readers);
        const replicaShare = round(onReplica / (onPrimary + onReplica), 3);
        const replicated = { ...describeUniversity(scale), processes, primary: alone, withReplica, replicaShare };
        return { replicated, statements };
      });
    } finally {
      await replica.stop();
    }
  } finally {
    if (usual === undefined) delete process.env['PULSE_TEST_POSTGRES_URL'];
    else process.env['PULSE_TEST_POSTGRES_URL'] = usual;
    await primary.stop();
  }
}

/** Since the database was made. */
async function countTransactions(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(
      'select xact_commit::text as count from pg_stat_database where datname = current_database()',
    );
    return Number(rows.at(0)?.count);
  } finally {
    await client.end();
  }
}
