import { Kysely, PostgresDialect } from 'kysely';
import { pino } from 'pino';
import { liveEventsOf } from '#adapters/bus/live-events.ts';
import { createLocalBus } from '#adapters/bus/local.ts';
import type { EventBus } from '#adapters/bus/port.ts';
import { createNoCache } from '#adapters/cache/none.ts';
import type { FileStore } from '#adapters/files/port.ts';
import { openLearningSystems } from '#adapters/learning-systems/open.ts';
import { frozenClock } from '#kernel/clock.ts';
import { AmbientPool } from '#kernel/database/ambient-pool.ts';
import type { DB as Tables } from '#kernel/database/tables.ts';
import type { LiveEvent } from '#kernel/events.ts';
import { createNotificationCatalogue } from '#kernel/notifications/catalogue.ts';
import type { Runtime } from '#kernel/runtime.ts';
import { createTaskCatalogue } from '#kernel/tasks/catalogue.ts';
import type { TestDatabase } from './database/open.ts';

/** An event bus that remembers what was published. */
export interface RecordingEventBus extends EventBus {
  readonly published: LiveEvent[];
}

export interface TestRuntime extends Runtime {
  events: RecordingEventBus;
}

/** What a test may replace in its runtime; its events are always recorded. */
export type RuntimeOverrides = Partial<Omit<Runtime, 'events'>>;

/**
 * The runtime of a test: the university's clock stands at Monday 11 November 2024, 00:00 in Moscow; live events are
 * recorded; nothing is logged (set PULSE_TEST_LOG=debug to see). `overrides` replace any part of it.
 */
export function testRuntime(
  database: Pick<TestDatabase, 'pool' | 'silenceSeconds'>,
  overrides: RuntimeOverrides = {},
): TestRuntime {
  const { pool = new AmbientPool(database.pool, database.silenceSeconds) } = overrides;
  return {
    pool,
    database: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    clock: frozenClock('Europe/Moscow', new Date('2024-11-11T00:00:00+03:00')),
    log: pino({ level: process.env['PULSE_TEST_LOG'] ?? 'silent' }),
    files: absentFiles,
    mailer: undefined,
    telegram: undefined,
    identityProvider: undefined,
    directory: undefined,
    languageModels: [],
    watchedFolder: undefined,
    learningSystems: openLearningSystems({ allowedNetworks: [] }),
    snapshots: undefined,
    broker: undefined,
    tasks: createTaskCatalogue([]),
    notifications: createNotificationCatalogue([]),
    followUps: [],
    access: { publicUrl: 'http://localhost:8000', secret: 'a secret for tests, long enough to sign', permissions: {} },
    limits: { uploadBytes: 50_000_000, uploadRows: 100_000, uploadColumns: 2_000 },
    cache: createNoCache(() => {}),
    wakeWorkers: () => {},
    ...overrides,
    events: recordingEventBus(),
  };
}

export function recordingEventBus(): RecordingEventBus {
  const bus = liveEventsOf(
    createLocalBus((error) => {
      throw error;
    }),
  );
  const published: LiveEvent[] = [];
  return {
    ...bus,
    published,
    publish(event) {
      published.push(event);
      bus.publish(event);
    },
    publishNow(event) {
      published.push(event);
      bus.publishNow(event);
    },
  };
}

const refuse = (): Promise<never> =>
  Promise.reject(new Error('this test has no file store; give testRuntime one: { files }'));
const absentFiles: FileStore = { put: refuse, localPath: refuse, remove: refuse };
