import type { Pool } from 'pg';
import type { Position } from './position.ts';

/**
 * Reads the primary's position; it is after everything that was committed before the call. Calls that come while a
 * statement is under way, which may have been answered already, share the next one.
 */
export function createPositionReader(primary: Pool): () => Promise<Position> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<Position> | undefined;

  const ask = async (): Promise<Position> => {
    await running;
    next = undefined;
    const asked = primary.query<{ position: string }>(statement);
    running = asked.catch(() => undefined);
    const { rows } = await asked;
    for (const { position } of rows) return BigInt(position);
    throw new Error('the primary names no position');
  };
  return () => (next ??= ask());
}

/** The place where the next record is inserted: after every commit, also one that is not flushed yet. */
const statement = `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text as position`;
