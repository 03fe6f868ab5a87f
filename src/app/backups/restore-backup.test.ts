import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '#adapters/database/embedded/lock.ts';
import { archiveParts } from '#adapters/database/embedded/snapshots/manifest.ts';
import { checkArchive } from '#adapters/database/embedded/snapshots/read-archive.ts';
import { listSnapshots } from '#adapters/database/embedded/snapshots/snapshots.ts';
import { partsOf, writeArchive } from '#adapters/database/embedded/snapshots/write-archive.ts';
import { noteVersion } from '#adapters/database/embedded/version.ts';
import { prepareDataFolder } from '#test/support/database/embedded.ts';
import { changeDatabase, readState, writeState } from '#test/support/data-folder-state.ts';
import { readTree, writeTree } from '#test/support/tree.ts';
import { restoreBackup } from './restore-backup.ts';

/** A folder that holds the state `first`, and its backup. */
let prepared = '';
let backup = '';
let folder = '';

beforeAll(async () => {
  prepared = await prepareDataFolder();
  noteVersion(join(prepared, 'database'));
  await writeState(prepared, 'first');
  backup = join(prepared, 'first.tar.gz');
  await pack(prepared, backup);
});
afterAll(() => rmSync(prepared, { recursive: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pulse-restore-'));
  for (const part of archiveParts) cpSync(join(prepared, part), join(folder, part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function pack(from: string, to: string): Promise<void> {
  const takenAt = new Date('2026-11-24T01:00:00Z');
  return writeArchive(to, { kind: 'backup', takenAt, sources: partsOf(from, archiveParts) });
}

const restore = (file: string, confirmed = true) =>
  restoreBackup({ dataFolder: folder, file, confirm: async () => confirmed });

const change = (statement: string): Promise<void> => changeDatabase(folder, statement);

/** Everything in the folder but the lock and who last held it. */
function content() {
  return Object.fromEntries(Object.entries(readTree(folder)).filter(([path]) => !path.startsWith('pulse.')));
}

describe('restoreBackup', () => {
  it('brings back database, files and secret, and keeps what was there for going back again', async () => {
    await writeState(folder, 'second');
    const restored = await restore(backup);
    expect(await readState(folder)).toEqual({ database: 'first', files: 'first', secret: 'first' });
    expect((await listSnapshots(folder)).map(({ kind, path }) => [kind, path])).toEqual([
      ['before-restore', restored?.before],
    ]);
    await restore(restored?.before ?? '');
    expect(await readState(folder)).toEqual({ database: 'second', files: 'second', secret: 'second' });
  });

  it('leaves files and secret alone when it is given a snapshot of the database', async () => {
    const snapshot = join(folder, 'snapshot.tar.gz');
    const sources = partsOf(folder, ['database']);
    await writeArchive(snapshot, { kind: 'daily', takenAt: new Date('2026-11-24T01:00:00Z'), sources });
    await writeState(folder, 'second');
    const restored = await restore(snapshot);
    expect(await readState(folder)).toEqual({ database: 'first', files: 'second', secret: 'second' });
    expect((await checkArchive(restored?.before ?? '')).manifest.parts).toEqual(['database']);
  });

  it('fills an empty folder, where there is nothing to keep', async () => {
    for (const part of archiveParts) rmSync(join(folder, part), { recursive: true });
    expect(await restore(backup)).toMatchObject({ before: undefined });
    expect(await readState(folder)).toEqual({ database: 'first', files: 'first', secret: 'first' });
  });

  it('brings an older database up to the migrations of this program', async () => {
    await change('drop schema public cascade; create schema public');
    await pack(folder, join(folder, 'older.tar.gz'));
    await restore(join(folder, 'older.tar.gz'));
    await change('select count(*) from course');
  });

  it('leaves no trace of its work', async () => {
    await restore(backup);
    expect(
      readdirSync(folder)
        .filter((name) => !name.startsWith('pulse.'))
        .sort(),
    ).toEqual([...archiveParts, 'snapshots']);
  });

  describe('changes nothing', () => {
    let before: ReturnType<typeof content>;
    /** Refused with this code, and everything is as it was. */
    async function expectRefusal(file: string, code: string): Promise<void> {
      before = content();
      await expect(restore(file)).rejects.toMatchObject({ code });
      expect(content()).toEqual(before);
    }

    it('when it is not confirmed', async () => {
      before = content();
      expect(await restore(backup, false)).toBeUndefined();
      expect(content()).toEqual(before);
    });

    it('while a server runs on the folder', async () => {
      const lock = lockFolder(folder);
      await expectRefusal(backup, 'data_folder.in_use');
      lock.release();
    });

    it('when the archive was cut short', async () => {
      const cut = join(folder, 'cut.tar.gz');
      cpSync(backup, cut);
      truncateSync(cut, 1_000_000);
      await expectRefusal(cut, 'archive.damaged');
    });

    it('when the database in it does not open', async () => {
      const source = join(folder, 'source');
      cpSync(join(prepared, 'database'), join(source, 'database'), { recursive: true });
      writeFileSync(join(source, 'database/global/pg_control'), 'nonsense');
      const broken = join(folder, 'broken.tar.gz');
      await pack(source, broken);
      await expectRefusal(broken, 'archive.damaged');
    });

    it('when another version of PGlite made the database in it', async () => {
      const source = join(folder, 'source');
      writeTree(join(source, 'database'), { PG_VERSION: '17', 'global/pg_control': '', 'pglite.version': '0.3\n' });
      const other = join(folder, 'other.tar.gz');
      await pack(source, other);
      await expectRefusal(other, 'archive.other_version');
    });

    it('when a newer program has migrated the database in it', async () => {
      await change("insert into migration (name) values ('99990101000000__later__create.sql')");
      const newer = join(folder, 'newer.tar.gz');
      await pack(folder, newer);
      await expectRefusal(newer, 'archive.newer');
    });

    it('when there is no such file', async () => {
      await expectRefusal(join(folder, 'nowhere.tar.gz'), 'ENOENT');
    });

    it('when what is there cannot be kept', async () => {
      writeTree(folder, { [`files/${'long'.repeat(40)}`]: 'x' });
      before = content();
      await expect(restore(backup)).rejects.toThrow('too long for the archive');
      expect(content()).toEqual({ ...before, snapshots: null });
    });
  });
});
