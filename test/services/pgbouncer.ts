import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';
import { accountForPostgres, folderOf, type Account } from './postgres-account.ts';
import { untilReady } from './until-ready.ts';

/** A PgBouncer of a test's own, in transaction mode. It ends with this process at the latest. */
export interface PgBouncer {
  readonly port: number;
  /** The address of the same database through it. */
  through(url: string): string;
  /** Kills it at once: all connections through it break. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port. */
  start(): Promise<void>;
  /** From now on it leads to the server of this address; connections to the old one end with their transaction. */
  leadTo(url: string): void;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Path of the program, undefined when there is none. */
export const findPgBouncer = (): string | undefined => findProgram('pgbouncer');

/** Whether tests that need PgBouncer are left out: it is not there. With CI set they run, and fail. */
export const skipsPgBouncer = (): boolean => findPgBouncer() === undefined && !process.env['CI'];

/**
 * Starts PgBouncer in front of the server of `url`, on a free port; resolves when it listens.
 *
 * @param poolSize connections to the server per database and user: few, so that sessions are shared at once
 */
export async function startPgBouncer(url: string, poolSize = 5): Promise<PgBouncer> {
  const account = accountForPostgres();
  const folder = folderOf(account);
  const port = await freePort();
  writeConfiguration(folder, port, url, poolSize);
  let bouncer = await launch(folder, account);
  const killAtExit = (): void => void bouncer.kill('SIGKILL');
  process.once('exit', killAtExit);
  return {
    port,
    through(address) {
      const through = new URL(address);
      through.hostname = '127.0.0.1';
      through.port = String(port);
      return through.href;
    },
    kill: () => end(bouncer),
    async start() {
      bouncer = await launch(folder, account);
    },
    leadTo(address) {
      writeConfiguration(folder, port, address, poolSize);
      bouncer.kill('SIGHUP');
    },
    async stop() {
      process.off('exit', killAtExit);
      await end(bouncer);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Parameters of a session are refused, not ignored (`ignore_startup_parameters`): nothing of ours may need one. */
function writeConfiguration(folder: string, port: number, url: string, poolSize: number): void {
  const { hostname, port: serverPort, username } = new URL(url);
  const configuration = `
[databases]
* = host=${hostname} port=${serverPort || '5432'}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 1000
server_login_retry = 0.2
`;
  writeFileSync(join(folder, 'pgbouncer.ini'), configuration);
  writeFileSync(join(folder, 'users.txt'), `"${username || 'postgres'}" ""\n`);
}

async function launch(folder: string, account: Account): Promise<ChildProcess> {
  const program = findPgBouncer();
  if (program === undefined) throw new Error('no PgBouncer for the tests: run `./pulse test`, which installs it');
  const child = spawn(program, [join(folder, 'pgbouncer.ini')], {
    ...account,
    cwd: folder,
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await untilReady('PgBouncer', child.stderr, /process up/);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
