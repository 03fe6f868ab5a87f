import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Broker } from '#adapters/broker/port.ts';
import type { EventBus } from '#adapters/bus/port.ts';
import type { Cache } from '#adapters/cache/port.ts';
import type { Snapshots } from '#adapters/database/port.ts';
import type { Directory } from '#adapters/directory/port.ts';
import type { FileStore } from '#adapters/files/port.ts';
import type { IdentityProvider } from '#adapters/identity-provider/port.ts';
import type { LanguageModel } from '#adapters/llm/port.ts';
import type { LearningSystems } from '#adapters/learning-systems/port.ts';
import type { Mailer } from '#adapters/mail/port.ts';
import type { Telegram } from '#adapters/telegram/port.ts';
import type { Clock } from './clock.ts';
import type { DB as Tables } from './database/tables.ts';
import type { AmbientPool } from './database/ambient-pool.ts';
import type { NotificationCatalogue } from './notifications/catalogue.ts';
import type { Permissions } from './permissions.ts';
import type { FollowUp } from './tasks/define-event.ts';
import type { TaskCatalogue } from './tasks/catalogue.ts';

/**
 * What the composition root gives to all other code. It travels with the asynchronous call (AsyncLocalStorage), so
 * that nobody passes handles around and two programs, e.g. two tests, can live in one process.
 */
export interface Runtime {
  pool: AmbientPool;
  database: Kysely<Tables>;
  clock: Clock;
  log: Logger;
  files: FileStore;
  /** Sends letters; undefined when no mail server is configured. */
  mailer: Mailer | undefined;
  /** The bot; undefined when none is configured. */
  telegram: Telegram | undefined;
  /** The university's own sign-in; undefined when none is configured. */
  identityProvider: IdentityProvider | undefined;
  /** Where the university's people and groups are; undefined when none is configured. */
  directory: Directory | undefined;
  /** Language models in the order in which they are asked; none when none is configured. */
  languageModels: readonly LanguageModel[];
  /** The folder whose files are imported; undefined when none is configured. */
  watchedFolder: WatchedFolder | undefined;
  /** Systems that grades are pulled from. */
  learningSystems: LearningSystems;
  /** Copies of the embedded database; undefined on PostgreSQL and where another process hosts the database. */
  snapshots: Snapshots | undefined;
  events: EventBus;
  /** Carries tasks to workers; undefined: they look into the table. */
  broker: Broker | undefined;
  cache: Cache;
  tasks: TaskCatalogue;
  /** What people may be told. */
  notifications: NotificationCatalogue;
  /** Tasks that follow the domains' events. */
  followUps: readonly FollowUp[];
  access: Access;
  /** Limits and weights that come from the environment. */
  limits: Limits;
  /** Called after a transaction that enqueued tasks has committed, so that workers of this process look at once. */
  wakeWorkers(queues: ReadonlySet<string>): void;
}

/** Where exports are dropped, and when somebody is to agree before they are saved. */
export interface WatchedFolder {
  folder: string;
  review: 'never' | 'overwrites' | 'always';
}

/** How people reach the program and what they may do there. */
export interface Access {
  /** Address of the pages as people type it, e.g. `https://pulse.example.edu`. With https, cookies are Secure. */
  publicUrl: string;
  /** Signs session cookies; at least 32 random characters. Another secret ends all sessions. */
  secret: string;
  /** Permissions of all domains. */
  permissions: Permissions;
}

/** Sizes above which an upload is refused. */
export interface Limits {
  uploadBytes: number;
  uploadRows: number;
  uploadColumns: number;
}

const storage = new AsyncLocalStorage<Runtime>();

/** Runs `work` with this runtime; everything it calls or awaits sees it. */
export function withRuntime<T>(runtime: Runtime, work: () => T): T {
  return storage.run(runtime, work);
}

/** The runtime of the current call. Throws when code runs outside `withRuntime`, which is a programming error. */
export function runtime(): Runtime {
  const found = storage.getStore();
  if (!found) throw new Error('no runtime: this code must be called inside withRuntime()');
  return found;
}

/** The database; inside `transaction()` every statement belongs to that transaction. */
export function database(): Kysely<Tables> {
  return runtime().database;
}

export function clock(): Clock {
  return runtime().clock;
}

export function log(): Logger {
  return runtime().log;
}

export function files(): FileStore {
  return runtime().files;
}
