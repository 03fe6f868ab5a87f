import { migrate, readMigrationState } from '#adapters/database/migrate.ts';
import { lockFolder } from '#adapters/database/embedded/lock.ts';
import { openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import { flushTree } from '#adapters/database/embedded/snapshots/durability.ts';
import type { ArchiveManifest } from '#adapters/database/embedded/snapshots/manifest.ts';
import {
  checkArchive,
  unpackArchive,
  type CheckedArchive,
} from '#adapters/database/embedded/snapshots/read-archive.ts';
import {
  beginRestore,
  completeRestore,
  finishRestore,
  giveUpRestore,
} from '#adapters/database/embedded/snapshots/restore.ts';
import {
  makeSnapshotFolder,
  removeOldSnapshots,
  removeUnfinishedSnapshots,
  snapshotPath,
} from '#adapters/database/embedded/snapshots/snapshots.ts';
import { partsOf, writeArchive } from '#adapters/database/embedded/snapshots/write-archive.ts';
import { pgliteVersion } from '#adapters/database/embedded/version.ts';
import { systemClock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';

export interface RestoreOptions {
  readonly dataFolder: string;
  /** The archive to restore: a backup or a snapshot. */
  readonly file: string;
  /** Asked once the archive has proved whole and nobody uses the folder. */
  readonly confirm: (archive: CheckedArchive) => Promise<boolean>;
}

export interface Restored {
  /** Snapshot of what was there before; undefined when nothing was. */
  readonly before: string | undefined;
  /** What the archive says of itself. */
  readonly manifest: ArchiveManifest;
}

/**
 * Replaces the state of a data folder by that of an archive, as a whole: the archive is unpacked beside, opened and
 * migrated there, and then put in place by renaming. Whatever fails or whenever the process is killed, the folder has
 * either its old state or, at the latest after the next start, the new one.
 *
 * @returns undefined when it was not confirmed
 * @throws AppError archive.*, data_folder.in_use
 */
export async function restoreBackup({ dataFolder, file, confirm }: RestoreOptions): Promise<Restored | undefined> {
  const checked = await checkArchive(file);
  assertReadable(file, checked);
  const lock = lockFolder(dataFolder);
  try {
    await finishRestore(dataFolder);
    await removeUnfinishedSnapshots(dataFolder);
    if (!(await confirm(checked))) return undefined;
    const folder = await beginRestore(dataFolder);
    try {
      await unpackArchive(file, folder);
      await prove(folder, file, checked);
      await flushTree(folder, true);
      const before = await keepState(dataFolder, checked);
      await completeRestore(dataFolder);
      return { before, manifest: checked.manifest };
    } catch (error) {
      await giveUpRestore(dataFolder);
      throw error;
    }
  } finally {
    lock.release();
  }
}

function assertReadable(file: string, { manifest: { pglite, program } }: CheckedArchive): void {
  const expected = pgliteVersion();
  if (pglite !== null && pglite !== expected) {
    throw new AppError('archive.other_version', { file, written: pglite, expected, program });
  }
}

/** Opens the unpacked database and brings it up to this program's migrations. */
async function prove(folder: string, file: string, { manifest }: CheckedArchive): Promise<void> {
  const broken = Promise.withResolvers<never>();
  // It may break when nobody waits for it any more.
  broken.promise.catch(() => {});
  try {
    const database = await openEmbeddedDatabase(folder, broken.reject);
    try {
      const { unknown } = await Promise.race([readMigrationState(database.pool), broken.promise]);
      if (unknown.length > 0) throw new AppError('archive.newer', { file, program: manifest.program });
      await Promise.race([migrate(database.pool), broken.promise]);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof AppError && error.code !== 'data_folder.damaged') throw error;
    throw new AppError('archive.damaged', { file, detail: 'its database does not open' }, { cause: error });
  }
}

/** Packs what is about to be replaced into a snapshot of its own. */
async function keepState(dataFolder: string, { manifest }: CheckedArchive): Promise<string | undefined> {
  const sources = partsOf(dataFolder, manifest.parts);
  if (Object.keys(sources).length === 0) return undefined;
  await makeSnapshotFolder(dataFolder);
  const takenAt = systemClock('UTC').now();
  const path = snapshotPath(dataFolder, 'before-restore', takenAt);
  await writeArchive(path, { kind: 'before-restore', takenAt, sources });
  await removeOldSnapshots(dataFolder, 'before-restore');
  return path;
}
