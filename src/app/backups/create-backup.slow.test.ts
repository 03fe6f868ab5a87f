import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '#adapters/database/embedded/lock.ts';
import { joinEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import { checkArchive } from '#adapters/database/embedded/snapshots/read-archive.ts';
import { listSnapshots } from '#adapters/database/embedded/snapshots/snapshots.ts';
import { readConfig } from '#app/config.ts';
import { startProcess } from '#test/support/child-process.ts';
import { changeDatabase, readAudit, readState, writeState } from '#test/support/data-folder-state.ts';
import { prepareDataFolder } from '#test/support/database/embedded.ts';
import { startPulse } from '#test/support/pulse-process.ts';
import { createBackup } from './create-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const hostScript = new URL('../../../test/support/processes/host-database.process.ts', import.meta.url);

let folder = '';
let elsewhere = '';
let target = '';
const said: string[] = [];
beforeEach(async () => {
  folder = await prepareDataFolder();
  elsewhere = mkdtempSync(join(tmpdir(), 'pulse-backup-'));
  target = join(elsewhere, 'deeper/backup.tar.gz');
  await writeState(folder, 'first');
  said.length = 0;
});
afterEach(() => {
  for (const used of [folder, elsewhere]) rmSync(used, { recursive: true });
});

const backUp = (patience = 30): Promise<number> =>
  createBackup({
    config: readConfig({ PULSE_DATA_DIR: folder, PULSE_LOG_LEVEL: 'silent' }),
    target,
    report: (progress) => said.push(progress),
    patience,
  });

/** Brings the backup back elsewhere. */
async function unpackBackup(): Promise<string> {
  const dataFolder = join(elsewhere, 'data');
  await restoreBackup({ dataFolder, file: target, confirm: async () => true });
  return dataFolder;
}

describe('createBackup', () => {
  it('packs the whole data folder when no server runs', async () => {
    const bytes = await backUp();
    const { manifest } = await checkArchive(target);
    expect(manifest).toMatchObject({ kind: 'backup', parts: ['database', 'files', 'secret'] });
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(said).toEqual(['copying the data folder; no server uses it']);
    const unpacked = await unpackBackup();
    expect(await readState(unpacked)).toEqual({ database: 'first', files: 'first', secret: 'first' });
    for (const each of [folder, unpacked]) expect(await readAudit(each)).toEqual(['backup.made by command']);
  });

  it('packs the same of a running server, as it is at that moment', async () => {
    const server = await startPulse('start', { PULSE_DATA_DIR: folder });
    try {
      const joined = await joinEmbeddedDatabase(folder);
      await joined?.pool.query(`update setting set value = '"second"' where key = 'state'`);
      await joined?.close();
      await backUp();
      expect(said).toEqual(['asking the running server for a copy of its database']);
    } finally {
      await server.stop();
    }
    expect((await listSnapshots(folder)).filter(({ kind }) => kind === 'backup')).toEqual([]);
    const unpacked = await unpackBackup();
    expect(await readState(unpacked)).toEqual({ database: 'second', files: 'first', secret: 'first' });
    for (const each of [folder, unpacked]) expect(await readAudit(each)).toContain('backup.made by command');
  });

  it('packs the database of another version as it is, and says that its audit does not tell of it', async () => {
    await changeDatabase(folder, 'delete from migration where name = (select max(name) from migration)');
    await backUp();
    expect(said[0]).toContain('not in the activity log');
    expect(await readAudit(folder)).toEqual([]);
  });

  it('packs a database that does not open, for whoever is to repair it', async () => {
    writeFileSync(join(folder, 'database/global/pg_control'), 'nonsense');
    await backUp();
    expect(said[0]).toContain('not in the activity log');
    expect((await checkArchive(target)).manifest.parts).toContain('database');
  });

  it('says so when a process hosts the database and no worker begins the copy', async () => {
    const host = startProcess(hostScript, [folder]);
    try {
      await host.line('hosting');
      await expect(backUp(1)).rejects.toThrow('no worker has begun the copy within 1 s');
      expect(existsSync(target)).toBe(false);
    } finally {
      await host.kill();
    }
  });

  it('refuses while another process has the folder without serving it, as a restore does', async () => {
    const lock = lockFolder(folder);
    await expect(backUp()).rejects.toMatchObject({ code: 'data_folder.in_use' });
    lock.release();
  });

  it('refuses a folder without a database, and makes nothing there', async () => {
    rmSync(join(folder, 'database'), { recursive: true });
    await expect(backUp()).rejects.toMatchObject({ code: 'data_folder.empty' });
    expect(existsSync(target)).toBe(false);
  });
});
