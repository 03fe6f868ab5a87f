import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import type { OpenDatabase } from '#adapters/database/port.ts';

/** What each part of a data folder says its state is. */
export interface DataFolderState {
  database: string | undefined;
  files: string;
  secret: string;
}

/** Gives all parts of a data folder that nobody uses a state of this name. */
export async function writeState(dataFolder: string, name: string): Promise<void> {
  await withDatabase(dataFolder, async ({ pool }) => {
    await pool.query(
      "insert into setting (key, value) values ('state', to_jsonb($1::text)) on conflict (key) do update set value = excluded.value",
      [name],
    );
  });
  mkdirSync(join(dataFolder, 'files'), { recursive: true });
  for (const part of ['files/state', 'secret']) writeFileSync(join(dataFolder, part), name);
}

/** Opens a data folder, which finishes what was left undone there, and reads the state of its parts. */
export async function readState(dataFolder: string): Promise<DataFolderState> {
  return withDatabase(dataFolder, async ({ pool }) => {
    const { rows } = await pool.query<{ value: string }>("select value from setting where key = 'state'");
    const read = (part: string): string => readFileSync(join(dataFolder, part), 'utf8');
    return { database: rows.map(({ value }) => value).at(0), files: read('files/state'), secret: read('secret') };
  });
}

/** What the audit of a data folder that nobody uses holds, in its order: each action, and by which means. */
export async function readAudit(dataFolder: string): Promise<string[]> {
  return withDatabase(dataFolder, async ({ pool }) => {
    const { rows } = await pool.query<{ event: string }>(
      "select action || ' by ' || means as event from audit_event order by at, id",
    );
    return rows.map(({ event }) => event);
  });
}

/** Changes the database of a data folder that nobody uses. */
export async function changeDatabase(dataFolder: string, statement: string): Promise<void> {
  await withDatabase(dataFolder, ({ pool }) => pool.query(statement));
}

async function withDatabase<T>(dataFolder: string, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await openEmbeddedDatabase(dataFolder, (error) => {
    throw error;
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
