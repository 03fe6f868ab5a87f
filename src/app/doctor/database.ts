import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findHolder } from '#adapters/database/embedded/lock.ts';
import { listSnapshots } from '#adapters/database/embedded/snapshots/snapshots.ts';
import { readMigrationState } from '#adapters/database/migrate.ts';
import type { Config } from '#app/config.ts';
import { openProgram, type Program } from '#app/program.ts';
import { errorSentence } from '#app/error-sentence.ts';
import { examineConnections } from './connections.ts';
import { fault, ok, warning, type Finding } from './finding.ts';
import { examinePostgres } from './postgres.ts';
import { examineUploads } from './uploads.ts';
import { examineWork } from './work.ts';

/** Whether the database can be reached and is as this program needs it, and whether somebody does the work in it. */
export async function examineDatabase(config: Config): Promise<Finding[]> {
  const isEmbedded = config.databaseUrl === undefined;
  if (isEmbedded && !existsSync(join(config.dataFolder, 'database'))) {
    return [ok('database', 'none yet; the first start makes it')];
  }
  const opened = await openOrExplain(config);
  if (!('runtime' in opened)) return [opened];
  try {
    const findings = isEmbedded ? await examineEmbedded(opened) : await examinePostgres(opened.database.pool);
    if (findings.some(({ status }) => status === 'fault')) return findings;
    if (!isEmbedded) {
      const { pool, replicas } = opened.database;
      findings.push(...(await examineConnections(config, pool, replicas)));
    }
    const migrations = await examineMigrations(opened);
    findings.push(migrations);
    // Before the migrations there may be no table of tasks to look at.
    if (migrations.status === 'ok') {
      findings.push(...(await opened.run(examineWork)), ...(await opened.run(() => examineUploads(config))));
    }
    return findings;
  } finally {
    await opened.close();
  }
}

async function openOrExplain(config: Config): Promise<Program | Finding> {
  try {
    const program = await openProgram({ config, joins: true, migrates: false });
    try {
      await program.database.pool.query('select 1');
      return program;
    } catch (error) {
      await program.close();
      throw error;
    }
  } catch (error) {
    const seen = errorSentence(error);
    if (config.databaseUrl !== undefined) {
      return fault('database', `PostgreSQL does not answer: ${seen}`, 'check DATABASE_URL, the server and the network');
    }
    return fault('database', seen, 'docs/backup.md says where the data lie and how to bring them back');
  }
}

async function examineEmbedded({ config, database }: Program): Promise<Finding[]> {
  const isOurs = database.snapshots !== undefined;
  const server = `a server runs on it, process ${findHolder(config.dataFolder)?.pid ?? '?'}`;
  const findings = [ok('database', `embedded, opens; ${isOurs ? 'no server runs on it' : server}`)];
  const newest = (await listSnapshots(config.dataFolder)).at(-1);
  if (newest) findings.push(ok('snapshots', `the newest is of ${newest.takenAt.toISOString()}`));
  else
    findings.push(
      warning('snapshots', 'none yet', 'one is taken after each import and daily at 4:00; see docs/backup.md'),
    );
  return findings;
}

async function examineMigrations({ database }: Program): Promise<Finding> {
  const { pending, unknown } = await readMigrationState(database.pool);
  if (unknown.length > 0) {
    const seen = `a newer version of the program was here: ${unknown.join(', ')}`;
    return fault('migrations', seen, 'start that version, or a newer one');
  }
  if (pending.length === 0) return ok('migrations', 'all applied');
  return warning('migrations', `pending: ${pending.join(', ')}`, './pulse migrate applies them; so does every start');
}
