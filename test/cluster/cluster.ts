import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#app/root.ts';
import { findProgram } from '#test/services/find-program.ts';
import { freePort } from '#test/services/free-port.ts';
import { findPgBouncer } from '#test/services/pgbouncer.ts';
import { findPostgresPrograms } from '#test/services/postgres.ts';
import { findRabbitmqPrograms } from '#test/services/rabbitmq-node.ts';
import { findRedisProgram } from '#test/services/redis.ts';
import { startTcpProxy, type TcpProxy } from '#test/services/tcp-proxy.ts';
import { startDatabases, type Databases } from './databases.ts';
import {
  describeNginx,
  describePgbouncer,
  describePulse,
  describeRabbitmq,
  describeRedis,
} from './describe-services.ts';
import { startGuard } from './guard.ts';
import { Member, type MemberDescription } from './member.ts';
import { Supervisor } from './supervisor.ts';

export type Service = 'replica' | 'rabbitmq' | 'redis';
const allServices: readonly Service[] = ['replica', 'rabbitmq', 'redis'];

export interface ClusterOptions {
  /** Web servers behind nginx; default 3. */
  readonly web?: number;
  /** What each worker is started with; default four for all queues and two specialised ones. */
  readonly workers?: readonly (readonly string[])[];
  /** Default 2. */
  readonly schedulers?: number;
  /** Services besides the primary, PgBouncer and nginx; default all. */
  readonly services?: readonly Service[];
  /** Environment of every process of the program, e.g. PULSE_LOG_LEVEL. */
  readonly environment?: Record<string, string>;
}

export type Route = 'pgbouncer' | 'primary' | 'replica' | 'replication' | 'rabbitmq' | 'redis';

/** A scaled installation on this machine, every part a process of its own, every connection through a proxy. */
export interface Cluster {
  /** Where people sign in: nginx. */
  readonly address: string;
  /** The database as the program sees it: through PgBouncer. */
  readonly databaseUrl: string;
  /** What the program's processes are given. */
  readonly environment: Readonly<Record<string, string>>;
  readonly databases: Databases;
  /** Where RabbitMQ keeps everything; undefined without it. */
  readonly brokerFolder: string | undefined;
  readonly supervisor: Supervisor;
  /** The ways between the program and its services. */
  readonly routes: ReadonlyMap<Route, TcpProxy>;
  /** The last lines of every member's log. */
  logs(lines?: number): string;
  /** Lines of any member's log that hold the text. */
  linesWith(text: string): string[];
  /** Adds a process, e.g. a worker of a test's own. */
  add(name: string, describe: (logFile: string) => Omit<MemberDescription, 'name'>): Promise<Member>;
  /** Ends everything and removes the folder. */
  stop(): Promise<void>;
}

const defaultWorkers = [[], [], [], [], ['--queues=ingest'], ['--queues=update_score,cluster']];

/** Programs that this machine lacks for a cluster with these services; empty when it can be started. */
export function missingPrograms(services: readonly Service[] = allServices): string[] {
  const found = {
    postgresql: findPostgresPrograms(),
    pgbouncer: findPgBouncer(),
    nginx: findProgram('nginx'),
    ...(services.includes('rabbitmq') && { rabbitmq: findRabbitmqPrograms() }),
    ...(services.includes('redis') && { redis: findRedisProgram() }),
  };
  return Object.entries(found).flatMap(([name, path]) => (path === undefined ? [name] : []));
}

/**
 * Starts a cluster and resolves when every part of it serves. It ends with this process at the latest, also when that
 * is killed.
 */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { web = 3, workers = defaultWorkers, schedulers = 2 } = options;
  const services = new Set(options.services ?? allServices);
  const folder = mkdtempSync(join(tmpdir(), 'pulse-cluster-'));
  // The accounts of the services must get to their folders in it.
  chmodSync(folder, 0o755);
  const guard = startGuard(folder);
  const supervisor = new Supervisor();
  const routes = new Map<Route, TcpProxy>();
  const logOf = (name: string): string => join(folder, `${name.replaceAll(' ', '-')}.log`);
  const member = (name: string, described: Omit<MemberDescription, 'name'>): Member =>
    new Member({ name, ...described }, guard);
  const place = async (name: string) => ({
    folder: join(folder, name),
    logFile: logOf(name),
    port: await freePort(),
  });

  const stop = async (): Promise<void> => {
    await supervisor.stop();
    await Promise.all([...routes.values()].map((proxy) => proxy.close()));
    await guard.finish();
  };
  const logs = (lines = 15): string =>
    [...supervisor.members].map((one) => `--- ${one.name}\n${one.tail(lines)}`).join('\n');

  /** Takes about 8 s and waits for nothing else. @returns the folder with all it has stored */
  async function startRabbitmq(): Promise<string> {
    const rabbitmq = await place('rabbitmq');
    const ports = { distribution: await freePort(), registry: await freePort() };
    const described = describeRabbitmq(rabbitmq, ports);
    await supervisor.start(member('registry', described.registry));
    await supervisor.start(member('rabbitmq', described.node));
    routes.set('rabbitmq', await startTcpProxy(rabbitmq.port));
    return described.dataFolder;
  }

  try {
    const broker = services.has('rabbitmq') ? startRabbitmq() : undefined;
    // A failure is met below, where it is awaited.
    broker?.catch(() => undefined);
    const databases = await startDatabases({ folder, supervisor, guard, hasReplica: services.has('replica') });
    routes.set('primary', databases.toPrimary).set('replication', databases.replication);
    if (databases.toReplica) routes.set('replica', databases.toReplica);

    const pgbouncer = await place('pgbouncer');
    await supervisor.start(member('pgbouncer', describePgbouncer(pgbouncer, databases.toPrimary.port)));
    const toPgbouncer = await startTcpProxy(pgbouncer.port);
    routes.set('pgbouncer', toPgbouncer);
    if (services.has('redis')) {
      const redis = await place('redis');
      await supervisor.start(member('redis', describeRedis(redis)));
      routes.set('redis', await startTcpProxy(redis.port));
    }

    const brokerFolder = await broker;
    const nginx = await place('nginx');
    const databaseUrl = `postgres://postgres@127.0.0.1:${toPgbouncer.port}/pulse`;
    const environment: Record<string, string> = {
      PULSE_DATA_DIR: join(folder, 'shared'),
      PULSE_SECRET: 'a secret that all web servers of the cluster share',
      PULSE_PUBLIC_URL: `http://127.0.0.1:${nginx.port}`,
      PULSE_GRACE_SECONDS: '2',
      PULSE_LEASE_SECONDS: '5',
      PULSE_DATABASE_POOL: '6',
      DATABASE_URL: databaseUrl,
      DATABASE_DIRECT_URL: `postgres://postgres@127.0.0.1:${databases.toPrimary.port}/pulse`,
      ...(databases.toReplica && {
        DATABASE_REPLICA_URLS: `postgres://postgres@127.0.0.1:${databases.toReplica.port}/pulse`,
      }),
      ...(routes.has('rabbitmq') && {
        RABBITMQ_URL: `amqp://guest:guest@127.0.0.1:${String(routes.get('rabbitmq')?.port)}`,
      }),
      ...(routes.has('redis') && { REDIS_URL: `redis://127.0.0.1:${String(routes.get('redis')?.port)}` }),
      ...options.environment,
    };
    const pulse = (
      name: string,
      kind: 'web' | 'worker' | 'scheduler',
      parameters: readonly string[],
      more: Record<string, string> = {},
    ): Member =>
      member(
        name,
        describePulse([kind, ...parameters], {
          kind,
          root,
          logFile: logOf(name),
          environment: { ...environment, ...more },
        }),
      );

    const webPorts: number[] = [];
    for (let number = 0; number < web; number += 1) webPorts.push(await freePort());
    await supervisor.start(member('nginx', describeNginx(nginx, webPorts)));
    const webs = webPorts.map((port, index) =>
      pulse(`web ${index + 1}`, 'web', [], { PULSE_HOST: '127.0.0.1', PULSE_PORT: String(port) }),
    );
    const others = [
      ...workers.map((parameters, index) => pulse(`worker ${index + 1}`, 'worker', parameters)),
      ...Array.from({ length: schedulers }, (_, index) => pulse(`scheduler ${index + 1}`, 'scheduler', [])),
    ];
    await supervisor.start(...webs, ...others);
    return {
      address: `http://127.0.0.1:${nginx.port}`,
      databaseUrl,
      environment,
      databases,
      brokerFolder,
      supervisor,
      routes,
      logs,
      linesWith: (text) => [...supervisor.members].flatMap((one) => one.linesWith(text)),
      async add(name, describe) {
        const added = member(name, describe(logOf(name)));
        await supervisor.start(added);
        return added;
      },
      stop,
    };
  } catch (error) {
    console.error(logs());
    await stop();
    throw error;
  }
}
