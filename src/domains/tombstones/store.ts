import { sql } from 'kysely';
import { database } from '#kernel/runtime.ts';

/**
 * Nobody is erased until the open transaction ends. Many may hold this at once; it waits for an erasure that is under
 * way, whose hashes are then seen.
 */
export async function holdOffErasures(): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('pulse.erasures'))`.execute(database());
}

/** Waits for everybody who holds erasures off, and lets nobody begin to until the open transaction ends. */
export async function lockErasures(): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('pulse.erasures'))`.execute(database());
}

/** Whether anybody is kept out at all. */
export async function hasTombstones(): Promise<boolean> {
  return (await database().selectFrom('tombstone').select('hash').limit(1).executeTakeFirst()) !== undefined;
}

/** Which of the hashes are kept, and by which erasures. */
export async function listTombstones(hashes: readonly string[]): Promise<{ hash: string; erasureId: string }[]> {
  const { rows } = await sql<{ hash: string; erasureId: string }>`
    select hash, erasure_id as "erasureId" from tombstone where hash = any(${[...hashes]}::text[])`.execute(database());
  return rows;
}

export async function insertTombstones(erasureId: string, hashes: readonly string[]): Promise<void> {
  await sql`
    insert into tombstone (erasure_id, hash) select distinct ${erasureId}::uuid, hash
    from unnest(${[...hashes]}::text[]) as hash on conflict do nothing`.execute(database());
}

export async function deleteTombstones(erasureId: string): Promise<void> {
  await sql`delete from tombstone where erasure_id = ${erasureId}`.execute(database());
}
