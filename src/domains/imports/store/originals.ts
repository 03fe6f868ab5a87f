import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

export interface Original {
  id: string;
  storageKey: string;
}

/** Files that are unwanted, or kept for longer than `days`; each by its index. */
export async function listOriginalsToRemove(days: number, limit: number): Promise<Original[]> {
  const { rows } = await sql<Original>`
    (select id, storage_key as "storageKey" from import_batch where original = 'unwanted' order by created_at limit ${limit})
    union all
    (select id, storage_key from import_batch
      where original = 'kept' and created_at < now() - make_interval(days => ${days}::integer)
      order by created_at limit ${limit})
    limit ${limit}`.execute(database());
  return rows;
}

/** Key of the file that was uploaded last and is kept; undefined when there is none. */
export async function findNewestOriginal(): Promise<string | undefined> {
  const { rows } = await sql<{ storageKey: string }>`
    select storage_key as "storageKey" from import_batch
    where original = 'kept' order by created_at desc limit 1`.execute(database());
  return rows.at(0)?.storageKey;
}

export async function markOriginalUnwanted(id: string): Promise<void> {
  await sql`update import_batch set original = 'unwanted' where id = ${id} and original = 'kept'`.execute(database());
}

export async function markOriginalsRemoved(ids: readonly string[]): Promise<void> {
  await sql`update import_batch set original = 'removed' where id = any(${[...ids]}::uuid[])`.execute(database());
}
