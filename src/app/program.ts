import { setTimeout } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { pino, type Logger } from 'pino';
import { Registry } from 'prom-client';
import { liveEventsOf } from '#adapters/bus/live-events.ts';
import type { Bus } from '#adapters/bus/port.ts';
import { joinEmbeddedDatabase, openEmbeddedDatabase } from '#adapters/database/embedded/open.ts';
import { migrate } from '#adapters/database/migrate.ts';
import { openLearningSystems } from '#adapters/learning-systems/open.ts';
import type { OpenDatabase } from '#adapters/database/port.ts';
import { openPostgres } from '#adapters/database/postgres/open.ts';
import { frozenClock, systemClock } from '#kernel/clock.ts';
import { AmbientPool } from '#kernel/database/ambient-pool.ts';
import type { DB as Tables } from '#kernel/database/tables.ts';
import { serializeError } from '#kernel/error-serializer.ts';
import { AppError } from '#kernel/errors.ts';
import { withOrigin } from '#kernel/origin.ts';
import { readInstallation } from '#kernel/installation.ts';
import { joinPermissions } from '#kernel/permissions.ts';
import { withRuntime, type Runtime } from '#kernel/runtime.ts';
import { sweepLeases } from '#kernel/tasks/leases.ts';
import { createWakeBell, type WakeBell } from '#kernel/tasks/wake-bell.ts';
import { observeStatements } from './compose/observe-statements.ts';
import { measureBusAndCache } from './compose/bus-and-cache-metrics.ts';
import { openBroker } from './compose/open-broker.ts';
import { openBus, ringFromBus } from './compose/open-bus.ts';
import { openCache } from './compose/open-cache.ts';
import { openDirectory } from './compose/open-directory.ts';
import { openFiles } from './compose/open-files.ts';
import { openIdentityProvider } from './compose/open-identity-provider.ts';
import { openLanguageModels } from './compose/open-language-models.ts';
import { openMailer } from './compose/open-mailer.ts';
import { openTelegram } from './compose/open-telegram.ts';
import { measureReplicas } from './compose/replica-metrics.ts';
import { readConfig, type Config } from './config.ts';
import { openCatalogues } from './catalogues.ts';
import { domains } from './domains.ts';
import { keptSecret } from './secret.ts';

/** Milliseconds that a short command waits for a process that is starting or ending; a first start takes 3 to 9 s. */
const joinPatience = 15_000;

/** The program with its adapters chosen and open. */
export interface Program {
  readonly config: Config;
  readonly runtime: Runtime;
  /** Keeps installations apart that share Redis; `none` when the database was not migrated. */
  readonly installation: string;
  readonly database: OpenDatabase;
  readonly wakeBell: WakeBell;
  readonly bus: Bus;
  /** What Prometheus is told of this process. */
  readonly metrics: Registry;
  /** Runs `work` inside the runtime. */
  run<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ProgramOptions {
  config?: Config;
  /**
   * Whether to use the embedded database of a running process when there is one. Short commands do; the roles that
   * stay (web, worker, scheduler) do not and are refused instead.
   */
  joins?: boolean;
  /** Whether to bring the database up to this program's migrations. Default: yes. */
  migrates?: boolean;
}

/**
 * Chooses the adapters by the configuration, opens them and migrates the database: the one place that knows the sizes.
 *
 * @throws ConfigError, AppError data_folder.in_use
 */
export async function openProgram(options: ProgramOptions = {}): Promise<Program> {
  const { config = readConfig(), joins = false, migrates = true } = options;
  const quietly = joins || process.stderr.isTTY;
  const level = config.logLevel ?? (quietly ? 'warn' : 'info');
  const log = pino({ level, serializers: { err: serializeError } }, pino.destination({ fd: 2, sync: true }));
  const database = await openDatabase(config, joins, log, (error) => {
    log.fatal({ err: error }, 'the embedded database failed; ending, a restart recovers it');
    process.exit(70);
  });
  let installation = 'none';
  try {
    if (migrates) {
      await migrate(database.pool);
      installation = await readInstallation(database.pool);
    }
  } catch (error) {
    await database.close();
    throw error;
  }
  const metrics = new Registry();
  if (database.replicas) measureReplicas(metrics, database.replicas);
  const pool = new AmbientPool(database.pool, database.silenceSeconds, {
    replicas: database.replicas,
    observe: observeStatements(log, metrics, config.slowQueryMilliseconds),
  });
  const bus = openBus(config, installation, log);
  // A short command leaves what it enqueues to the relay.
  const broker = joins ? undefined : await openBroker(config.rabbitmqUrl, log, metrics);
  const cache = openCache(config, installation, bus, joins, log);
  measureBusAndCache(metrics, bus, cache);
  const wakeBell = createWakeBell();
  // A short command has no workers.
  if (!joins) ringFromBus(bus, wakeBell);
  const files = await openFiles(config);
  const mailer = await openMailer(config);
  const telegram = await openTelegram(config);
  const identityProvider = await openIdentityProvider(config);
  const directory = await openDirectory(config);
  const languageModels = await openLanguageModels(config, metrics);
  const runtime: Runtime = {
    pool,
    database: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    clock: config.frozenAt ? frozenClock(config.timeZone, config.frozenAt) : systemClock(config.timeZone),
    log,
    files,
    mailer,
    telegram,
    identityProvider,
    directory,
    languageModels,
    watchedFolder: config.watchedFolder,
    learningSystems: openLearningSystems({ allowedNetworks: config.connectionNetworks }),
    snapshots: database.snapshots,
    events: liveEventsOf(bus, (action) => pool.afterCommit(action)),
    broker,
    cache,
    ...openCatalogues(),
    access: {
      publicUrl: config.publicUrl,
      secret: config.secret ?? keptSecret(config.dataFolder),
      permissions: joinPermissions(domains),
    },
    limits: config.limits,
    wakeWorkers: (queues) => bus.publish({ about: 'tasks', queues: [...queues].sort() }),
  };
  // Only one process can host the embedded database: whoever ran its tasks is gone, and their leases need not run out.
  if (migrates && database.snapshots) await withRuntime(runtime, () => sweepLeases(true));
  return {
    config,
    runtime,
    installation,
    database,
    wakeBell,
    bus,
    metrics,
    run: (work) => withRuntime(runtime, work),
    async close() {
      await broker?.close();
      await cache.close();
      await bus.close();
      await files.close();
      mailer?.close();
      await database.close();
    },
  };
}

async function openDatabase(
  config: Config,
  joins: boolean,
  log: Logger,
  onBroken: (error: Error) => void,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    return openPostgres(config.databaseUrl, config.databasePool, {
      urls: config.databaseReplicaUrls,
      mostLagSeconds: config.replicaLagSeconds,
      onChange: (replica, leftOut) => {
        if (leftOut === undefined) log.info({ replica }, 'replica taken back');
        else log.warn({ replica, reason: leftOut }, 'replica left out');
      },
    });
  }
  if (!joins) return openEmbeddedDatabase(config.dataFolder, onBroken);
  const begun = performance.now();
  for (;;) {
    const joined = await joinEmbeddedDatabase(config.dataFolder);
    if (joined) return joined;
    try {
      return await openEmbeddedDatabase(config.dataFolder, onBroken);
    } catch (error) {
      // Another process has the folder and does not answer yet: it is starting, or ending.
      const isInUse = error instanceof AppError && error.code === 'data_folder.in_use';
      if (!isInUse || performance.now() - begun > joinPatience) throw error;
      await setTimeout(100);
    }
  }
}

/** Opens the program for a short command, runs `work` inside it and closes it again. */
export async function withProgram<T>(
  work: (program: Program) => Promise<T>,
  options: Omit<ProgramOptions, 'joins'> = {},
): Promise<T> {
  const program = await openProgram({ ...options, joins: true });
  try {
    return await program.run(() => withOrigin({ userId: null, means: 'command', address: null }, () => work(program)));
  } finally {
    await program.close();
  }
}
