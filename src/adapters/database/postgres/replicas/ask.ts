import type pg from 'pg';
import type { PrimarySample } from './primary-log.ts';
import type { ReplicaSample } from './judge.ts';

/** One cheap statement that any user may run. @throws also when the server is a replica */
export async function askPrimary(pool: pg.Pool): Promise<PrimarySample> {
  const { rows } = await pool.query<{ position: string; system: string; timeline: string }>(`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text as position,
      (select system_identifier::text from pg_control_system()) as system,
      left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) as timeline`);
  for (const { position, system, timeline } of rows) {
    return { position: BigInt(position), system, timeline: Number.parseInt(timeline, 16) };
  }
  throw new Error('the primary did not answer');
}

/** The same of a server that should be a replica. What it receives is seen by members of pg_monitor only. */
export async function askReplica(pool: pg.Pool): Promise<ReplicaSample> {
  const { rows } = await pool.query<{
    isInRecovery: boolean;
    replayed: string | null;
    system: string;
    timeline: number | null;
    secondsSinceCommit: number | null;
  }>(`
    select pg_is_in_recovery() as "isInRecovery",
      pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text as replayed,
      (select system_identifier::text from pg_control_system()) as system,
      (select received_tli from pg_stat_wal_receiver) as timeline,
      extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::double precision
        as "secondsSinceCommit"`);
  for (const { isInRecovery, replayed, system, timeline, secondsSinceCommit } of rows) {
    return {
      isInRecovery,
      system,
      replayed: replayed === null ? undefined : BigInt(replayed),
      timeline: timeline ?? undefined,
      secondsSinceCommit: secondsSinceCommit ?? undefined,
    };
  }
  throw new Error('the replica did not answer');
}
