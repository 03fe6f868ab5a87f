import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './postgres-account.ts';
import { untilReady } from './until-ready.ts';

/** A PostgreSQL of a test's own. It ends with this process at the latest. */
export interface PostgresServer {
  /** Of its database `postgres`, for its superuser. The same after a restart. */
  readonly url: string;
  readonly port: number;
  /** Kills all its processes at once, as a power cut would, but what it has written stays. */
  kill(): Promise<void>;
  /** Starts it again after `kill`; resolves when it accepts connections. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

export interface PostgresFolder {
  /** Folder of `postgres` and its sisters. */
  programs: string;
  /** Holds `data`, and the server's socket. */
  folder: string;
  account: Account;
  port: number;
  /** Further settings, e.g. `max_connections=50`. */
  settings?: readonly string[];
}

/** As fast as an unsafe server can be: what is committed survives the death of its processes, not of the machine. */
const usualSettings = ['listen_addresses=127.0.0.1', 'max_connections=200', 'fsync=off', 'full_page_writes=off'];

/** Starts the server of a folder that `initdb` or `pg_basebackup` has filled; resolves when it accepts connections. */
export async function startPostgresProcess(place: PostgresFolder): Promise<PostgresServer> {
  const { folder, port } = place;
  let server = await launch(place);
  const killAtExit = (): void => void server.kill('SIGQUIT');
  process.once('exit', killAtExit);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    async kill() {
      await end(server, 'SIGKILL');
    },
    async start() {
      if (!hasEnded(server)) throw new Error('this PostgreSQL runs');
      server = await launch(place);
    },
    async stop() {
      process.off('exit', killAtExit);
      await end(server, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server for which others wait: they come in by its standard error only. */
type Server = ChildProcess & { stderr: NodeJS.ReadableStream };

async function launch({ programs, folder, account, port, settings = [] }: PostgresFolder): Promise<Server> {
  const all = [...usualSettings, `port=${port}`, `unix_socket_directories=${folder}`, ...settings];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', join(folder, 'data'), ...all.flatMap((setting) => ['-c', setting])],
    { ...account, cwd: folder, env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // A replica says: read-only connections.
  await untilReady('PostgreSQL', server.stderr, /database system is ready to accept (read-only )?connections/);
  return server;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

async function end(server: ChildProcess, signal: 'SIGKILL' | 'SIGQUIT'): Promise<void> {
  if (hasEnded(server)) return;
  // Those that serve connections notice the first one's death only later, and hold its memory until then.
  const others = signal === 'SIGKILL' ? childrenOf(server.pid) : [];
  const exit = once(server, 'exit');
  server.kill(signal);
  for (const pid of others) killIfThere(pid);
  await exit;
}

function childrenOf(parent: number | undefined): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}
