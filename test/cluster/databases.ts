import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '#test/services/free-port.ts';
import { startTcpProxy, type TcpProxy } from '#test/services/tcp-proxy.ts';
import type { Guard } from './guard.ts';
import { Member } from './member.ts';
import { createPrimary, createReplica, describePostgres, type PostgresNode } from './postgres-node.ts';
import type { Supervisor } from './supervisor.ts';

interface Server {
  readonly node: PostgresNode;
  readonly member: Member;
}

/** The cluster's PostgreSQL: a primary and, where wanted, a replica, each behind a proxy that follows the role. */
export interface Databases {
  readonly toPrimary: TcpProxy;
  /** Undefined without a replica. */
  readonly toReplica: TcpProxy | undefined;
  /** Between the replica and the primary: delayed, the replica lags. */
  readonly replication: TcpProxy;
  readonly primary: Member;
  readonly replica: Member | undefined;
  /**
   * Loses the primary for good and makes the replica the new one; a new replica is copied from it. From a little before
   * until then each commit waits for the replica, so that what was acknowledged is not lost.
   */
  failOver(): Promise<void>;
}

export async function startDatabases(options: {
  folder: string;
  supervisor: Supervisor;
  guard: Guard;
  hasReplica: boolean;
}): Promise<Databases> {
  const { folder, supervisor, guard, hasReplica } = options;
  let count = 0;

  async function start(kind: 'primary' | 'replica', copied?: number): Promise<Server> {
    count += 1;
    const name = `postgres ${count}`;
    const place = join(folder, `postgres-${count}`);
    const port = await freePort();
    const node = await (copied === undefined ? createPrimary(place, port) : createReplica(place, port, copied));
    const logFile = join(folder, `postgres-${count}.log`);
    const member = new Member({ name, ...describePostgres(node, kind, logFile) }, guard);
    await supervisor.start(member);
    return { node, member };
  }

  let primary = await start('primary');
  await query(primary.node, 'create database pulse');
  const toPrimary = await startTcpProxy(primary.node.port);
  const replication = await startTcpProxy(primary.node.port);
  let replica = hasReplica ? await start('replica', replication.port) : undefined;
  const toReplica = replica ? await startTcpProxy(replica.node.port) : undefined;

  return {
    toPrimary,
    toReplica,
    replication,
    get primary() {
      return primary.member;
    },
    get replica() {
      return replica?.member;
    },
    async failOver() {
      if (!replica) throw new Error('there is no replica to promote');
      const lost = primary;
      await query(lost.node, "alter system set synchronous_standby_names = '*'");
      await query(lost.node, 'select pg_reload_conf()');
      await untilSynchronous(lost.node);
      // Commits of the program now wait for the replica; some are under way when the primary goes.
      await wait(500);
      await supervisor.remove(lost.member);
      await query(replica.node, 'select pg_promote(true, 30)');
      primary = replica;
      primary.member.kind = 'primary';
      for (const proxy of [toPrimary, replication]) {
        proxy.pointAt(primary.node.port);
        proxy.cut();
      }
      replica = await start('replica', replication.port);
      toReplica?.pointAt(replica.node.port);
      toReplica?.cut();
    },
  };
}

/** Resolves when the replica has everything and each further commit waits for it. */
async function untilSynchronous(node: PostgresNode): Promise<void> {
  const [position] = await query(node, 'select pg_current_wal_flush_lsn()::text as lsn');
  const begun = performance.now();
  while (performance.now() - begun < 30_000) {
    const caughtUp = await query(
      node,
      `select 1 from pg_stat_replication where sync_state = 'sync' and flush_lsn >= '${String(position?.['lsn'])}'`,
    );
    if (caughtUp.length > 0) return;
    await wait(50);
  }
  throw new Error('the replica did not catch up with the primary within 30 s');
}

async function query(node: PostgresNode, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(node.url);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows;
  } finally {
    await client.end();
  }
}
