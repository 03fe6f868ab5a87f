import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { lockFolder, type FolderLock } from '#adapters/database/embedded/lock.ts';
import { flush } from '#adapters/database/embedded/snapshots/durability.ts';
import { archiveParts } from '#adapters/database/embedded/snapshots/manifest.ts';
import { finishRestore } from '#adapters/database/embedded/snapshots/restore.ts';
import { listSnapshots } from '#adapters/database/embedded/snapshots/snapshots.ts';
import { partsOf, writeArchive } from '#adapters/database/embedded/snapshots/write-archive.ts';
import type { Snapshot } from '#adapters/database/port.ts';
import type { Config } from '#app/config.ts';
import { openProgram } from '#app/program.ts';
import { enqueueSnapshot, getTask } from '#domains/operations/index.ts';
import { systemClock } from '#kernel/clock.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { recordBackup } from './record-backup.ts';

export interface BackupOptions {
  readonly config: Config;
  /** Path of the archive; nothing may be there. */
  readonly target: string;
  /** Told what is going on, in a few words. */
  readonly report: (progress: string) => void;
  /** Seconds a running server gets to begin its part. */
  readonly patience?: number;
}

const clock = systemClock('UTC');

/**
 * Packs database, uploaded files and kept secret of a data folder into one archive, whether a server is running on it
 * or not. That is recorded in the audit.
 *
 * @returns size of the archive in bytes
 * @throws AppError data_folder.empty, data_folder.in_use
 */
export async function createBackup(options: BackupOptions): Promise<number> {
  const { config, target, report } = options;
  if (!existsSync(join(config.dataFolder, 'database'))) {
    throw new AppError('data_folder.empty', { folder: config.dataFolder });
  }
  await mkdir(dirname(target), { recursive: true });
  if (!(await recordBackup(config)))
    report('not in the activity log, as the database does not open or is of another version');
  const lock = tryLock(config.dataFolder);
  if (lock) {
    try {
      report('copying the data folder; no server uses it');
      await packFolder(config.dataFolder, target);
    } finally {
      lock.release();
    }
  } else {
    report('asking the running server for a copy of its database');
    await fetchFromServer(options);
  }
  return (await stat(target)).size;
}

function tryLock(dataFolder: string): FolderLock | undefined {
  try {
    return lockFolder(dataFolder);
  } catch (error) {
    if (error instanceof AppError && error.code === 'data_folder.in_use') return undefined;
    throw error;
  }
}

async function packFolder(dataFolder: string, target: string): Promise<void> {
  await finishRestore(dataFolder);
  await writeArchive(target, { kind: 'backup', takenAt: clock.now(), sources: partsOf(dataFolder, archiveParts) });
}

/** The database's files belong to the server, so its worker makes the archive; it is then moved to where it is wanted. */
async function fetchFromServer({ config, target, patience = 30 }: BackupOptions): Promise<void> {
  const program = await openProgram({ config, joins: true });
  try {
    // Has the server ended meanwhile, this process hosts the database.
    const own = await program.runtime.snapshots?.take('backup');
    const taken = own ?? (await program.run(() => takeInServer(config.dataFolder, patience)));
    await moveFile(taken.path, target);
  } finally {
    await program.close();
  }
}

async function takeInServer(dataFolder: string, patience: number): Promise<Snapshot> {
  const since = clock.now();
  await waitForTask(await transaction(() => enqueueSnapshot('backup')), patience);
  const snapshots = await listSnapshots(dataFolder);
  const taken = snapshots.findLast(({ kind, takenAt }) => kind === 'backup' && takenAt >= since);
  if (!taken) throw new Error('the server has made its copy, but it is no longer there; try again');
  return taken;
}

/** Waits for the end of a task; `patience` are the seconds in which a worker must have begun it. */
async function waitForTask(id: string, patience: number): Promise<void> {
  const begun = performance.now();
  for (;;) {
    const { state, attempts, failure } = await getTask(id, 'en');
    if (state === 'done') return;
    if (state === 'dead' || state === 'superseded') {
      throw new Error(`the server could not make its copy: ${failure?.sentence ?? 'try again'}`);
    }
    if (attempts === 0 && performance.now() - begun > patience * 1000) {
      throw new Error(`no worker has begun the copy within ${patience} s; is the server running all its roles?`);
    }
    await setTimeout(200);
  }
}

/** Moves a file, also to another file system, so that it is whole under its new name or not there. */
async function moveFile(source: string, target: string): Promise<void> {
  const part = `${target}.part`;
  try {
    await copyFile(source, part);
    await flush(part);
    await rename(part, target);
    await flush(dirname(target));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await rm(source, { force: true });
}
