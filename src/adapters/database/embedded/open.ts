import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { systemClock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import type { OpenDatabase } from '../port.ts';
import { createPool } from '../pool.ts';
import { findHolder, lockFolder, type FolderLock, type Holder } from './lock.ts';
import { finishRestore } from './snapshots/restore.ts';
import { createSnapshots, removeUnfinishedSnapshots } from './snapshots/snapshots.ts';
import { startThread } from './thread.ts';
import { assertSameVersion } from './version.ts';

const socketPrefix = 'pulse-socket-';

/**
 * Starts the embedded database of a data folder and opens a pool on it. First it finishes or clears away what a
 * killed process left: a restore, a snapshot.
 *
 * @param onBroken called when the database's backend failed; the process should end, as a restart recovers it
 * @throws AppError data_folder.in_use, data_folder.other_version, data_folder.damaged
 */
export async function openEmbeddedDatabase(
  dataFolder: string,
  onBroken: (error: Error) => void,
): Promise<OpenDatabase> {
  const lock = lockFolder(dataFolder);
  try {
    removeSocketOf(findHolder(dataFolder));
    await finishRestore(dataFolder);
    await removeUnfinishedSnapshots(dataFolder);
    return await openLockedDatabase(dataFolder, lock, onBroken);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The last holder is gone, as we hold the lock; a killed one has left the folder of its socket behind. */
function removeSocketOf(last: Holder | undefined): void {
  if (last && dirname(last.socketFolder) === tmpdir() && basename(last.socketFolder).startsWith(socketPrefix)) {
    rmSync(last.socketFolder, { recursive: true, force: true });
  }
}

async function openLockedDatabase(
  dataFolder: string,
  lock: FolderLock,
  onBroken: (error: Error) => void,
): Promise<OpenDatabase> {
  const folder = join(dataFolder, 'database');
  assertSameVersion(folder);
  const socketFolder = mkdtempSync(join(tmpdir(), socketPrefix));
  const removeSocketFolder = (): void => rmSync(socketFolder, { recursive: true, force: true });
  const socketPath = join(socketFolder, '.s.PGSQL.5432');
  const thread = await startThread({ folder, socketPath }, onBroken).catch((error: unknown) => {
    removeSocketFolder();
    const detail = error instanceof Error ? error.message : String(error);
    throw new AppError('data_folder.damaged', { folder, detail }, { cause: error });
  });
  lock.announce(socketFolder);
  const pool = createSocketPool(socketFolder);
  const snapshots = createSnapshots({
    dataFolder,
    clock: systemClock('UTC'),
    copyDatabase: (target) => thread.copy(target),
  });
  return {
    pool,
    snapshots,
    async close() {
      await snapshots.stop();
      await pool.end();
      await thread.end();
      removeSocketFolder();
      lock.release();
    },
  };
}

/** Joins the embedded database that another process of ours hosts; undefined when nobody does. For short commands. */
export async function joinEmbeddedDatabase(dataFolder: string): Promise<OpenDatabase | undefined> {
  const holder = findHolder(dataFolder);
  if (!holder) return undefined;
  const pool = createSocketPool(holder.socketFolder);
  try {
    await pool.query('select 1');
  } catch {
    // The socket is gone with its process: the folder is free.
    await pool.end();
    return undefined;
  }
  return { pool, close: () => pool.end() };
}

/**
 * Address by which a tool outside reaches the embedded database of a folder, which some process must host.
 *
 * @throws when nobody has announced to host it
 */
export function socketUrl(dataFolder: string): string {
  const holder = findHolder(dataFolder);
  if (!holder) throw new Error(`no process hosts the database of ${dataFolder}`);
  return `postgres://postgres@localhost:5432/postgres?host=${encodeURIComponent(holder.socketFolder)}`;
}

/** One backend serves one statement at a time; more connections would only queue elsewhere. */
function createSocketPool(socketFolder: string): OpenDatabase['pool'] {
  return createPool({ host: socketFolder, port: 5432, database: 'postgres', user: 'postgres' }, 1);
}
