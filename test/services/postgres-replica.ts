import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { accountForPostgres, folderOf } from './postgres-account.ts';
import { startPostgresProcess, type PostgresServer } from './postgres-process.ts';

/** A read-only copy that follows its primary. */
export interface PostgresReplica extends PostgresServer {
  /** From now on it receives what the primary writes, but does not show it. */
  pauseReplay(): Promise<void>;
  /** Shows all it has received, and what follows. */
  resumeReplay(): Promise<void>;
  /** Makes it a primary of its own, on a new timeline. Resolves when it takes writes. */
  promote(): Promise<void>;
}

/**
 * Starts a streaming replica (hot standby) of a running server; takes about 2 s.
 *
 * @param programs folder of `pg_basebackup` and `postgres`
 * @param settings further settings, e.g. `recovery_min_apply_delay=2s`
 */
export async function startPostgresReplica(
  programs: string,
  primary: Pick<PostgresServer, 'url'>,
  settings: readonly string[] = [],
): Promise<PostgresReplica> {
  const account = accountForPostgres();
  const folder = folderOf(account);
  await promisify(execFile)(
    join(programs, 'pg_basebackup'),
    [...['-D', join(folder, 'data'), '-d', primary.url], '-R', '--checkpoint=fast', '--wal-method=stream', '--no-sync'],
    { ...account, cwd: folder, env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } },
  );
  const port = await freePort();
  // It looks for its primary again this often (default: every 5 s).
  const patience = 'wal_retrieve_retry_interval=200ms';
  const server = await startPostgresProcess({ programs, folder, account, port, settings: [patience, ...settings] });
  const run = (statement: string) => runOn(server.url, statement);
  return {
    ...server,
    pauseReplay: async () => {
      await run('select pg_wal_replay_pause()');
      // It is paused once the record under way is replayed.
      while ((await run('select pg_get_wal_replay_pause_state()')) !== 'paused');
    },
    resumeReplay: async () => {
      await run('select pg_wal_replay_resume()');
    },
    promote: async () => {
      // A paused one would ask to be resumed first.
      const answer = await run('select pg_promote(wait => true, wait_seconds => 60)');
      if (answer !== true) throw new Error('the replica was not promoted within a minute');
    },
  };
}

/** Runs a statement on a connection of its own and returns its only value. */
async function runOn(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    return rows.flat().at(0);
  } finally {
    await client.end();
  }
}
