import { sql } from 'kysely';
import { clock, database } from '#kernel/runtime.ts';
import type { FolderProblem, WatchedFileState } from '../contract.ts';
import type { FoundFile, WatchedFile } from '../watched-files.ts';

/** All files of the last look. */
export async function listWatchedFiles(): Promise<WatchedFile[]> {
  const { rows } = await sql<WatchedFile>`
    select path, bytes::float8 as bytes, modified_at as "modifiedAt", state from watched_file order by path`.execute(
    database(),
  );
  return rows;
}

/** Notes files that are new or have changed, and forgets those that are gone. */
export async function noteFiles(changed: readonly FoundFile[], gone: readonly string[]): Promise<void> {
  await sql`delete from watched_file where path = any(${[...gone]}::text[])`.execute(database());
  await sql`
    insert into watched_file (path, bytes, modified_at, state)
    select *, 'settling' from unnest(
      ${changed.map(({ path }) => path)}::text[], ${changed.map(({ bytes }) => bytes)}::bigint[],
      ${changed.map(({ modifiedAt }) => modifiedAt)}::timestamptz[])
    on conflict (path) do update set bytes = excluded.bytes, modified_at = excluded.modified_at,
      state = excluded.state, batch_id = null`.execute(database());
}

export async function setFileState(path: string, state: WatchedFileState, batchId: string | null): Promise<void> {
  await database().updateTable('watched_file').set({ state, batch_id: batchId }).where('path', '=', path).execute();
}

/** The import of this content from the folder. */
export async function findContent(sha256: string): Promise<string | undefined> {
  const row = await database()
    .selectFrom('import_batch')
    .select('id')
    .where('file_sha256', '=', sha256)
    .where('from_folder', '=', true)
    .executeTakeFirst();
  return row?.id;
}

export async function noteLook(folder: string, problem: FolderProblem | null): Promise<void> {
  await sql`
    insert into folder_look (folder, looked_at, problem) values (${folder}, ${clock().now()}, ${problem})
    on conflict (is_only) do update set folder = excluded.folder, looked_at = excluded.looked_at,
      problem = excluded.problem`.execute(database());
}

export interface FolderLook {
  folder: string;
  lookedAt: Date;
  problem: FolderProblem | null;
}

/** The last look; undefined before the first. */
export async function findLook(): Promise<FolderLook | undefined> {
  const { rows } = await sql<FolderLook>`
    select folder, looked_at as "lookedAt", problem from folder_look where is_only`.execute(database());
  return rows.at(0);
}

/** The newest files, and how many there are. */
export async function listNewestFiles(
  most: number,
): Promise<{ total: number; files: (WatchedFile & { importId: string | null })[] }> {
  const { rows } = await sql<WatchedFile & { importId: string | null; total: number }>`
    select path, bytes::float8 as bytes, modified_at as "modifiedAt", state, batch_id as "importId",
      count(*) over () as total
    from watched_file order by modified_at desc, path limit ${most}`.execute(database());
  return { total: rows.at(0)?.total ?? 0, files: rows.map(({ total: _total, ...file }) => file) };
}
