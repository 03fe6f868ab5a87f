import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import { migrate } from '#adapters/database/migrate.ts';
import type { OpenDatabase } from '#adapters/database/port.ts';
import { migrationsState } from './migrations-state.ts';

const root = new URL('../../../', import.meta.url);
const templates = fileURLToPath(new URL('.pulse/test-database/', root));

/** A copy of the prepared data folder, opened as the program opens it. */
export async function openEmbeddedTestDatabase(): Promise<OpenDatabase & { address: string }> {
  const folder = await prepareDataFolder();
  const database = await openEmbeddedDatabase(folder, (error) => {
    throw error;
  });
  return {
    ...database,
    address: folder,
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A data folder with a migrated, empty database that nobody hosts. The caller removes it. */
export async function prepareDataFolder(): Promise<string> {
  const template = await prepareTemplate();
  const folder = await mkdtemp(join(tmpdir(), 'pulse-test-'));
  await cp(join(template, 'database'), join(folder, 'database'), { recursive: true });
  return folder;
}

/** Folder of a migrated database, made once per state of the migrations and version of PGlite. */
async function prepareTemplate(): Promise<string> {
  const pglite = await readFile(new URL('node_modules/@electric-sql/pglite/package.json', root), 'utf8');
  const template = join(templates, migrationsState(pglite));
  if (await exists(template)) return template;
  await mkdir(templates, { recursive: true });
  const draft = await mkdtemp(join(templates, 'draft-'));
  const database = await openEmbeddedDatabase(draft, (error) => {
    throw error;
  });
  await migrate(database.pool);
  await database.close();
  try {
    await rename(draft, template);
  } catch (error) {
    // Another test file prepared the same meanwhile.
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(template))) throw error;
  }
  await removeOutdated(template);
  return template;
}

async function removeOutdated(current: string): Promise<void> {
  for (const name of await readdir(templates)) {
    const folder = join(templates, name);
    if (folder !== current && !name.startsWith('draft-')) await rm(folder, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
