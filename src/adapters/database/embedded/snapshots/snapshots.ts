import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#kernel/clock.ts';
import { snapshotKinds, type Snapshot, type SnapshotKind, type Snapshots } from '../../port.ts';
import { partsOf, writeArchive } from './write-archive.ts';

/** Snapshots of each kind that are kept. */
const kept = 7;
const copyPrefix = 'copy-';
const namePattern = new RegExp(
  `^(${snapshotKinds.join('|')})-(\\d{4}-\\d\\d-\\d\\dT)(\\d\\d)-(\\d\\d)-(\\d\\d\\.\\d{3}Z)\\.tar\\.gz$`,
);

export interface SnapshotsOptions {
  readonly dataFolder: string;
  /** Makes a copy of the database at a path where nothing is yet. */
  readonly copyDatabase: (target: string) => Promise<void>;
  /** The real one: a frozen clock would give all snapshots one name. */
  readonly clock: Clock;
}

/** Takes and keeps snapshots in <data>/snapshots. `stop` gives up the one being taken. */
export function createSnapshots({
  dataFolder,
  copyDatabase,
  clock,
}: SnapshotsOptions): Snapshots & { stop(): Promise<void> } {
  const stopping = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  async function take(kind: SnapshotKind): Promise<Snapshot> {
    stopping.signal.throwIfAborted();
    const folder = await makeSnapshotFolder(dataFolder);
    const takenAt = clock.now();
    const path = snapshotPath(dataFolder, kind, takenAt);
    const copy = await mkdtemp(join(folder, copyPrefix));
    try {
      const database = join(copy, 'database');
      await copyDatabase(database);
      const others = kind === 'backup' ? partsOf(dataFolder, ['files', 'secret']) : {};
      await writeArchive(path, { kind, takenAt, sources: { database, ...others } }, stopping.signal);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
    await removeOldSnapshots(dataFolder, kind);
    return { path, kind, takenAt, bytes: (await stat(path)).size };
  }

  return {
    take(kind) {
      const taken = last.then(() => take(kind));
      last = taken.catch(() => {});
      return taken;
    },
    list: () => listSnapshots(dataFolder),
    async stop() {
      stopping.abort(new Error('the database is being closed'));
      await last;
    },
  };
}

/** All snapshots of a data folder, oldest first. */
export async function listSnapshots(dataFolder: string): Promise<Snapshot[]> {
  const folder = snapshotFolder(dataFolder);
  if (!existsSync(folder)) return [];
  const snapshots: Snapshot[] = [];
  for (const name of await readdir(folder)) {
    const [, kindName, day, hour, minute, second] = namePattern.exec(name) ?? [];
    const kind = snapshotKinds.find((known) => known === kindName);
    if (!kind) continue;
    const path = join(folder, name);
    snapshots.push({
      path,
      kind,
      takenAt: new Date(`${day}${hour}:${minute}:${second}`),
      bytes: (await stat(path)).size,
    });
  }
  return snapshots.sort((left, right) => left.takenAt.getTime() - right.takenAt.getTime());
}

/** Removes the oldest snapshots of a kind beyond the seventh. */
export async function removeOldSnapshots(dataFolder: string, kind: SnapshotKind): Promise<void> {
  const ofKind = (await listSnapshots(dataFolder)).filter((snapshot) => snapshot.kind === kind);
  for (const { path } of ofKind.slice(0, -kept)) await rm(path, { force: true });
}

/** Removes what a killed process left of a snapshot it was taking. Only for the holder of the folder's lock. */
export async function removeUnfinishedSnapshots(dataFolder: string): Promise<void> {
  const folder = snapshotFolder(dataFolder);
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    const isUnfinished = name.startsWith(copyPrefix) || name.endsWith('.part');
    if (isUnfinished) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Path of a snapshot, e.g. `…/snapshots/daily-2026-11-24T01-00-00.000Z.tar.gz` (UTC). */
export function snapshotPath(dataFolder: string, kind: SnapshotKind, takenAt: Date): string {
  return join(snapshotFolder(dataFolder), `${kind}-${takenAt.toISOString().replaceAll(':', '-')}.tar.gz`);
}

/** Makes <data>/snapshots when it is not there: readable by its owner only, as the data are. */
export async function makeSnapshotFolder(dataFolder: string): Promise<string> {
  const folder = snapshotFolder(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function snapshotFolder(dataFolder: string): string {
  return join(dataFolder, 'snapshots');
}
