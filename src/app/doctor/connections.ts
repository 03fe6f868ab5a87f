import type { Pool } from 'pg';
import type { Replicas } from '#adapters/database/port.ts';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import type { Config } from '#app/config.ts';
import { errorSentence } from '#app/error-sentence.ts';
import { fault, ok, warning, type Finding } from './finding.ts';

/** What lies between the program and PostgreSQL: a pooler, the way past it, replicas. */
export async function examineConnections(
  config: Config,
  pool: Pool,
  replicas: Replicas | undefined,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const { databaseDirectUrl: directUrl, redisUrl } = config;
  if (await isPooler(pool)) {
    const seen = 'DATABASE_URL leads through a pooler';
    const isEnough = directUrl !== undefined || redisUrl !== undefined;
    const remedy = 'name the database itself in DATABASE_DIRECT_URL, so that processes tell each other at once';
    findings.push(isEnough ? ok('pooler', seen) : warning('pooler', seen, remedy));
  }
  if (directUrl !== undefined) findings.push(await examineDirect(directUrl, pool));
  if (replicas) findings.push(...(await examineReplicas(replicas)));
  return findings;
}

/** A pooler gives its clients a key of its own; PostgreSQL gives the number of the process that serves them. */
async function isPooler(pool: Pool): Promise<boolean> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return rows.every(({ pid }) => pid !== Reflect.get(client, 'processID'));
  } finally {
    client.release();
  }
}

async function examineDirect(url: string, pool: Pool): Promise<Finding> {
  const remedy = 'DATABASE_DIRECT_URL must name the database of DATABASE_URL, without a pooler';
  const direct = openPostgres(url, 1);
  try {
    if ((await identityOf(direct.pool)) !== (await identityOf(pool))) {
      return fault('direct', 'it is another database', remedy);
    }
    if (await isPooler(direct.pool)) return fault('direct', 'it leads through a pooler', remedy);
    return ok('direct', 'answers');
  } catch (error) {
    return fault('direct', `does not answer: ${errorSentence(error)}`, remedy);
  } finally {
    await direct.close();
  }
}

/** The same on all ways to one database of one server. */
async function identityOf(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ identity: string }>(
    `select concat(system_identifier, ' ', current_database(), ' ', pg_is_in_recovery()) as identity
     from pg_control_system()`,
  );
  return rows.map(({ identity }) => identity).join();
}

async function examineReplicas(replicas: Replicas): Promise<Finding[]> {
  const states = await replicas.measure();
  return states.map(({ name, leftOut, lagSeconds = 0 }) => {
    if (leftOut === undefined) return ok('replica', `${name}: ${lagSeconds.toFixed(1)} s behind the primary at most`);
    const remedy = 'pages are served by the primary meanwhile; see docs/scale.md, Read replicas';
    return warning('replica', `${name} is left out: ${leftOut}`, remedy);
  });
}
