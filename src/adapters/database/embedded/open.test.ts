import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDataFolder } from '#test/support/database/embedded.ts';
import { writeTree } from '#test/support/tree.ts';
import { openEmbeddedDatabase } from './open.ts';
import { noteVersion, pgliteVersion, writtenVersion } from './version.ts';

const fail = (error: Error): never => {
  throw error;
};

describe('openEmbeddedDatabase', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await prepareDataFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const openAndClose = async (): Promise<void> => (await openEmbeddedDatabase(folder, fail)).close();

  it('refuses a database that another version of PGlite made, in a sentence', async () => {
    noteVersion(join(folder, 'database'));
    await openAndClose();
    writeFileSync(join(folder, 'database/pglite.version'), '0.4\n');
    await expect(openAndClose()).rejects.toMatchObject({
      code: 'data_folder.other_version',
      params: { written: '0.4', expected: pgliteVersion() },
    });
    // And lets go of the folder.
    noteVersion(join(folder, 'database'));
    await openAndClose();
  });

  it('clears away what a killed process left of a snapshot and of a restore', async () => {
    const leftovers = ['snapshots/copy-x/a', 'snapshots/daily-x.tar.gz.part', 'restore.unproven/database/a'];
    writeTree(folder, Object.fromEntries(leftovers.map((path) => [path, ''])));
    await openAndClose();
    expect(leftovers.filter((path) => existsSync(join(folder, path)))).toEqual([]);
  });

  it('finishes a restore that was proven', async () => {
    writeTree(folder, { 'restore.proven/files/a': 'new' });
    await openAndClose();
    expect(existsSync(join(folder, 'files/a'))).toBe(true);
  });

  it('makes a database where there is none, with a note of its version, and keeps no draft', async () => {
    rmSync(join(folder, 'database'), { recursive: true });
    // What a first start leaves when it is killed.
    mkdirSync(join(folder, 'database.new'));
    writeFileSync(join(folder, 'database.new/PG_VERSION'), '18\n');
    await openAndClose();
    expect(writtenVersion(join(folder, 'database'))).toBe(pgliteVersion());
    expect(existsSync(join(folder, 'database.new'))).toBe(false);
  });
});
