import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SnapshotKind } from '../../port.ts';
import { readTree, writeTree } from '#test/support/tree.ts';
import { checkArchive } from './read-archive.ts';
import { createSnapshots, listSnapshots, removeUnfinishedSnapshots } from './snapshots.ts';

let dataFolder = '';
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'pulse-snapshots-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

/** Stands for the copy of a database where its content does not matter. */
const copyDatabase = async (target: string): Promise<void> => {
  writeTree(target, { PG_VERSION: '18\n', 'global/pg_control': 'control', 'pglite.version': '0.5\n' });
};

/** A clock that goes on by a minute each time somebody looks. */
function steadyClock() {
  let minutes = 0;
  return { timeZone: 'UTC', now: () => new Date(Date.UTC(2026, 10, 24, 1, (minutes += 1))) };
}

const open = (copy = copyDatabase) => createSnapshots({ dataFolder, copyDatabase: copy, clock: steadyClock() });
const names = (): string[] => readdirSync(join(dataFolder, 'snapshots')).sort();

describe('snapshots', () => {
  it('are archives of the database, named by kind and time', async () => {
    const taken = await open().take('daily');
    expect(taken).toMatchObject({ kind: 'daily', takenAt: new Date('2026-11-24T01:01:00Z') });
    expect(names()).toEqual(['daily-2026-11-24T01-01-00.000Z.tar.gz']);
    const { manifest } = await checkArchive(taken.path);
    expect(manifest).toMatchObject({ kind: 'daily', takenAt: '2026-11-24T01:01:00.000Z', parts: ['database'] });
  });

  it('hold uploaded files and the secret too when taken for a backup', async () => {
    writeTree(dataFolder, { 'files/a': '1', secret: 's' });
    const { manifest, bytes } = await checkArchive((await open().take('backup')).path);
    expect(manifest.parts).toEqual(['database', 'files', 'secret']);
    expect(bytes).toBe('18\ncontrol0.5\n1s'.length);
  });

  it('are kept seven of each kind, the newest', async () => {
    const snapshots = open();
    const kinds: SnapshotKind[] = ['import', ...Array.from({ length: 9 }, () => 'daily' as const), 'import'];
    for (const kind of kinds) await snapshots.take(kind);
    const kept = await snapshots.list();
    expect(kept.map(({ kind, takenAt }) => `${kind} ${takenAt.getUTCMinutes()}`)).toEqual([
      'import 1',
      ...[4, 5, 6, 7, 8, 9, 10].map((minute) => `daily ${minute}`),
      'import 11',
    ]);
    expect(names()).toHaveLength(9);
  });

  it('are listed oldest first, with their sizes, and nothing else is', async () => {
    const snapshots = open();
    const taken = [
      await snapshots.take('import'),
      await snapshots.take('before-restore'),
      await snapshots.take('daily'),
    ];
    writeTree(join(dataFolder, 'snapshots'), { 'notes.txt': '', 'weekly-2026-11-24T01-01-00.000Z.tar.gz': '' });
    expect(await listSnapshots(dataFolder)).toEqual(taken);
    expect(taken.every(({ bytes }) => bytes > 100)).toBe(true);
  });

  it('of a folder that has none is an empty list', async () => {
    expect(await listSnapshots(dataFolder)).toEqual([]);
  });

  it('are taken one at a time', async () => {
    let running = 0;
    let most = 0;
    const snapshots = open(async (target) => {
      running += 1;
      most = Math.max(most, running);
      await copyDatabase(target);
      // Long enough for another one to begin.
      for (let turn = 0; turn < 50; turn += 1) await stat(target);
      running -= 1;
    });
    await Promise.all([snapshots.take('import'), snapshots.take('daily'), snapshots.take('import')]);
    expect([most, names().length]).toEqual([1, 3]);
  });

  it('leave nothing behind when one fails, and the next one succeeds', async () => {
    let isFull = true;
    const snapshots = open(async (target) => {
      await copyDatabase(target);
      if (isFull) throw new Error('no space left on device');
    });
    await expect(snapshots.take('daily')).rejects.toThrow('no space left');
    expect(names()).toEqual([]);
    isFull = false;
    await snapshots.take('daily');
    expect(names()).toHaveLength(1);
  });

  it('leave nothing behind when they are stopped while one is taken', async () => {
    const copied = Promise.withResolvers<undefined>();
    const snapshots = open(async (target) => {
      await copyDatabase(target);
      copied.resolve(undefined);
    });
    const taken = snapshots.take('daily');
    const refused = expect(taken).rejects.toThrow();
    await copied.promise;
    await snapshots.stop();
    await refused;
    expect(names()).toEqual([]);
    await expect(snapshots.take('daily')).rejects.toThrow('being closed');
  });
});

describe('removeUnfinishedSnapshots', () => {
  it('removes copies and parts of a killed process, and keeps the snapshots', async () => {
    const { path } = await open().take('daily');
    writeTree(join(dataFolder, 'snapshots'), { 'copy-a1b2c3/database/PG_VERSION': '', 'daily-x.tar.gz.part': '' });
    await removeUnfinishedSnapshots(dataFolder);
    expect(Object.keys(readTree(join(dataFolder, 'snapshots')))).toEqual([path.split('/').at(-1)]);
  });

  it('does nothing where there are no snapshots', async () => {
    await removeUnfinishedSnapshots(dataFolder);
    expect(existsSync(join(dataFolder, 'snapshots'))).toBe(false);
  });
});
