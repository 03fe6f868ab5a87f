import { execFile } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { accountForPostgres } from '#test/services/postgres-account.ts';
import { findPostgresPrograms } from '#test/services/postgres.ts';
import type { MemberDescription } from './member.ts';
import { answers } from './probes.ts';

const run = promisify(execFile);

/** One PostgreSQL server of the cluster with a data folder of its own: a primary, or a replica of another. */
export interface PostgresNode {
  readonly port: number;
  readonly url: string;
  readonly folder: string;
}

/** A folder that the service's account may write to. */
export function makeServiceFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  const { uid, gid } = accountForPostgres();
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
  return path;
}

function program(name: string): string {
  const programs = findPostgresPrograms();
  if (programs === undefined) throw new Error('this machine has no PostgreSQL for the tests');
  return join(programs, name);
}

/** An empty server. It may lose what it has not flushed when the machine goes down, never when it is killed. */
export async function createPrimary(folder: string, port: number): Promise<PostgresNode> {
  const node = nodeAt(makeServiceFolder(folder), port);
  const parameters = ['-D', join(folder, 'data'), '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync'];
  await run(program('initdb'), parameters, execution(folder));
  return node;
}

/** How often a copy is begun: on a busy machine the primary, which is quick to give up a replica, gives up the copy. */
const copyAttempts = 5;

/** A copy of a running server that follows it. @param primaryPort where the server, or a proxy before it, is reached */
export async function createReplica(folder: string, port: number, primaryPort: number): Promise<PostgresNode> {
  const node = nodeAt(makeServiceFolder(folder), port);
  const source = `host=127.0.0.1 port=${primaryPort} user=postgres application_name=replica`;
  const parameters = ['-D', join(folder, 'data'), '-d', source, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'];
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run(program('pg_basebackup'), parameters, execution(folder));
      return node;
    } catch (error) {
      // It has removed what it had copied.
      if (attempt === copyAttempts) throw error;
    }
  }
}

export function describePostgres(
  node: PostgresNode,
  kind: 'primary' | 'replica',
  logFile: string,
): Omit<MemberDescription, 'name'> {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${node.port}`,
    `unix_socket_directories=${node.folder}`,
    'max_connections=250',
    'fsync=off',
    'shared_buffers=64MB',
    'wal_level=replica',
    'max_wal_senders=10',
    'wal_keep_size=512MB',
    'hot_standby=on',
    'hot_standby_feedback=on',
    'wal_receiver_status_interval=1s',
    'wal_retrieve_retry_interval=200ms',
    'wal_receiver_timeout=3s',
    'wal_sender_timeout=3s',
  ];
  return {
    kind,
    program: program('postgres'),
    parameters: ['-D', join(node.folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])],
    environment: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    logFile,
    folder: node.folder,
    account: accountForPostgres(),
    isReady: () => answers(node.url),
    others: childrenOf,
  };
}

function nodeAt(folder: string, port: number): PostgresNode {
  return { port, folder, url: `postgres://postgres@127.0.0.1:${port}/postgres` };
}

const execution = (folder: string) => ({
  ...accountForPostgres(),
  cwd: folder,
  env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
});

/** The server's processes are no longer in its group; left alive, they would keep its shared memory for a while. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => parentOf(pid) === parent)
    .map(Number);
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything; state and parent follow it.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
