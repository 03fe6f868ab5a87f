import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPostgresCluster } from './postgres-cluster.ts';
import type { PostgresServer } from './postgres-process.ts';
import { startPostgresReplica, type PostgresReplica } from './postgres-replica.ts';
import { findPostgresPrograms } from './postgres.ts';

const programs = findPostgresPrograms();

describe.skipIf(programs === undefined)('postgres replica', () => {
  let primary: PostgresServer;
  let replica: PostgresReplica;
  beforeEach(async () => {
    primary = await startPostgresCluster(programs ?? '');
    replica = await startPostgresReplica(programs ?? '', primary);
    await ask(primary, 'create table note (text text)');
  });
  afterEach(async () => {
    await replica.stop();
    await primary.stop();
  });

  /** The first column of all rows. */
  async function ask({ url }: { url: string }, statement: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<unknown[]>({ text: statement, rowMode: 'array' })).rows.map(([first]) => first);
    } finally {
      await client.end();
    }
  }
  const notesOfReplica = () => ask(replica, 'select text from note').catch(() => 'no answer');

  it('shows what the primary commits, and takes no writes', async () => {
    await ask(primary, "insert into note values ('a')");
    await expect.poll(notesOfReplica).toEqual(['a']);
    await expect(ask(replica, "insert into note values ('b')")).rejects.toThrow('read-only transaction');
  });

  it('shows nothing new while its replay is paused, and all once it goes on', async () => {
    await expect.poll(notesOfReplica).toEqual([]);
    await replica.pauseReplay();
    await ask(primary, "insert into note values ('a')");
    const sent =
      'select pg_current_wal_lsn() - replay_lsn > 0 and flush_lsn >= pg_current_wal_lsn() from pg_stat_replication';
    await expect.poll(() => ask(primary, sent)).toEqual([true]);
    expect(await notesOfReplica()).toEqual([]);
    await replica.resumeReplay();
    await expect.poll(notesOfReplica).toEqual(['a']);
  });

  it('comes back after it was killed, and shows what it missed', async () => {
    await replica.kill();
    expect(await notesOfReplica()).toBe('no answer');
    await ask(primary, "insert into note values ('a')");
    await replica.start();
    await expect.poll(notesOfReplica).toEqual(['a']);
  });

  it('follows its primary again when that was killed and started, and nothing committed is lost', async () => {
    await ask(primary, "insert into note values ('a')");
    await primary.kill();
    await primary.start();
    await ask(primary, "insert into note values ('b')");
    await expect.poll(notesOfReplica).toEqual(['a', 'b']);
  });

  it('takes writes once promoted', async () => {
    await ask(primary, "insert into note values ('a')");
    await expect.poll(notesOfReplica).toEqual(['a']);
    await primary.kill();
    await replica.promote();
    await ask(replica, "insert into note values ('b')");
    expect(await notesOfReplica()).toEqual(['a', 'b']);
  });
});
