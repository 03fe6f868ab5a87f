import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { accountForPostgres, folderOf } from './postgres-account.ts';
import { startPostgresProcess, type PostgresServer } from './postgres-process.ts';

/**
 * Starts a new PostgreSQL in a temporary folder, as fast as an unsafe one can be, on a free port of this machine only.
 * Takes about 2 s. It ends with this process at the latest.
 *
 * @param programs folder of `initdb` and `postgres`
 * @param settings further settings of the server, e.g. `max_connections=50`
 */
export async function startPostgresCluster(
  programs: string,
  settings: readonly string[] = [],
): Promise<PostgresServer> {
  const account = accountForPostgres();
  const folder = folderOf(account);
  execFileSync(
    join(programs, 'initdb'),
    ['-D', join(folder, 'data'), '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync'],
    { ...account, cwd: folder, env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  // A replica that was down for a while finds what it missed.
  const forReplicas = 'wal_keep_size=256MB';
  const port = await freePort();
  return startPostgresProcess({ programs, folder, account, port, settings: [forReplicas, ...settings] });
}
