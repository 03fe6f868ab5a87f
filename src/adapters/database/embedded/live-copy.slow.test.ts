import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDataFolder } from '#test/support/database/embedded.ts';
import type { Snapshot } from '../port.ts';
import { openEmbeddedDatabase, socketUrl } from './open.ts';
import { unpackArchive } from './snapshots/read-archive.ts';

const fail = (error: Error): never => {
  throw error;
};
const tables = 'create table credit (n integer primary key); create table debit (n integer primary key)';
/** What belongs together: an entry in both tables. */
const enter = 'with entered as (insert into credit values ($1)) insert into debit values ($1)';

/** Opens the database in a data folder and counts the rows of both tables, each through its index and without. */
async function countRows(dataFolder: string): Promise<number[]> {
  const database = await openEmbeddedDatabase(dataFolder, fail);
  try {
    const counts: number[] = [];
    for (const off of ['enable_seqscan = off', 'enable_indexscan = off; set local enable_bitmapscan = off']) {
      for (const table of ['credit', 'debit']) {
        const client = await database.pool.connect();
        await client.query(`begin; set local enable_indexonlyscan = off; set local ${off}`);
        const { rows } = await client.query<{ count: number }>(`select count(*) from ${table} where n > 0`);
        await client.query('commit');
        client.release();
        counts.push(...rows.map(({ count }) => count));
      }
    }
    return counts;
  } finally {
    await database.close();
  }
}

/** Unpacks a snapshot and counts the rows in it. */
async function countRowsOf(snapshot: Snapshot | undefined): Promise<number[]> {
  if (!snapshot) throw new Error('the host of a database takes its snapshots');
  const unpacked = mkdtempSync(join(folder, 'unpacked-'));
  await unpackArchive(snapshot.path, unpacked);
  return countRows(unpacked);
}

let folder = '';
beforeEach(async () => {
  folder = await prepareDataFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a copy of the running embedded database', () => {
  it('waits for a transaction that is open, and holds all of it', async () => {
    const database = await openEmbeddedDatabase(folder, fail);
    const client = new pg.Client({ connectionString: socketUrl(folder) });
    await client.connect();
    await client.query(tables);
    await client.query('begin');
    await client.query(enter, [1]);
    const taken = database.snapshots?.take('import');
    await client.query(enter, [2]);
    await client.query('commit');
    const snapshot = await taken;
    await client.query(enter, [3]);
    await client.end();
    await database.close();
    expect(await countRowsOf(snapshot)).toEqual([2, 2, 2, 2]);
    expect(await countRows(folder)).toEqual([3, 3, 3, 3]);
  });

  it('is whole when it is made while others write, who are served meanwhile', async () => {
    const database = await openEmbeddedDatabase(folder, fail);
    await database.pool.query(tables);
    const writing = new AbortController();
    let next = 0;
    let committed = 0;
    const write = async (): Promise<void> => {
      const client = new pg.Client({ connectionString: socketUrl(folder) });
      await client.connect();
      while (!writing.signal.aborted) {
        const n = (next += 1);
        // Moves what a copy must not mix: the log, the control file, the pages.
        if (n % 10 === 0) await client.query('select pg_switch_wal()');
        if (n % 10 === 0) await client.query('checkpoint');
        if (n % 2 === 0) await client.query(enter, [n]);
        else {
          await client.query('begin');
          await client.query('insert into credit values ($1)', [n]);
          await client.query('insert into debit values ($1)', [n]);
          await client.query('commit');
        }
        committed += 1;
      }
      await client.end();
    };
    const writers = Promise.all([write(), write()]);
    const taken: { snapshot: Snapshot | undefined; before: number; after: number }[] = [];
    for (let round = 0; round < 2; round += 1) {
      const before = committed;
      const snapshot = await database.snapshots?.take('import');
      taken.push({ snapshot, before, after: next });
    }
    writing.abort();
    await writers;
    await database.close();
    for (const { snapshot, before, after } of taken) {
      expect(after - before).toBeGreaterThan(10);
      const counts = await countRowsOf(snapshot);
      expect(new Set(counts).size).toBe(1);
      expect(counts[0]).toBeGreaterThanOrEqual(before);
      expect(counts[0]).toBeLessThanOrEqual(after);
    }
  });

  it('holds little log: what a checkpoint has made dispensable is removed', async () => {
    const database = await openEmbeddedDatabase(folder, fail);
    await database.pool.query("create table filler as select repeat('x', 1000) from generate_series(1, 80000)");
    const bytesOfLog = async (): Promise<number> => {
      const { rows } = await database.pool.query<{ bytes: number }>(
        'select sum(size)::float8 as bytes from pg_ls_waldir()',
      );
      return rows.reduce((sum, { bytes }) => sum + bytes, 0);
    };
    const before = await bytesOfLog();
    await database.snapshots?.take('import');
    const after = await bytesOfLog();
    await database.close();
    expect(before).toBeGreaterThan(80_000_000);
    expect(after).toBeLessThan(40_000_000);
  });
});
