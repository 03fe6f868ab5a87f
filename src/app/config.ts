import { resolve } from 'node:path';
import { z } from 'zod';
import type { LdapSettings } from '#adapters/directory/ldap.ts';
import { networkList } from '#adapters/learning-systems/http/network-guard.ts';
import type { OpenIdSettings } from '#adapters/identity-provider/open-id.ts';
import type { S3Settings } from '#adapters/files/s3/settings.ts';
import type { SmtpSettings } from '#adapters/mail/smtp.ts';
import type { TelegramSettings } from '#adapters/telegram/bot-api.ts';
import { parseInstant } from '#kernel/instant.ts';
import type { WatchedFolder } from '#kernel/runtime.ts';
import { reviewModes } from '#domains/imports/contract.ts';
import { ConfigError } from './config-error.ts';
import { ldapEnvironment, readLdapSettings } from './ldap-environment.ts';
import { llmEnvironment, readLlmSettings, type LlmSettings } from './llm-environment.ts';
import { mailEnvironment, readSmtpSettings } from './mail-environment.ts';
import { openIdEnvironment, readOpenIdSettings } from './open-id-environment.ts';
import { readTelegramSettings, telegramEnvironment } from './telegram-environment.ts';

export { ConfigError };

const timeZone = z.string().refine(isTimeZone, 'is not the name of a time zone; example: Europe/Moscow');
const positive = z.coerce.number().int().positive();

/**
 * Every variable of the environment the program reads, with its default. `description` becomes the table in the
 * documentation.
 */
export const environmentSchema = z.object({
  PULSE_DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder of the embedded database, uploads and snapshots'),
  PULSE_HOST: z.string().min(1).default('localhost').describe('Address to listen on; 0.0.0.0 for all'),
  PULSE_PORT: z.coerce.number().int().min(0).max(65_535).default(8000).describe('Port to listen on'),
  PULSE_PUBLIC_URL: z.url().optional().describe('Address people type; default http://localhost:PULSE_PORT'),
  PULSE_ASSET_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of a copy of dist/web, e.g. a CDN, that browsers load the files under /assets/ from'),
  PULSE_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe('Signs session cookies; the same on all web servers. Default: made once and kept in the data folder'),
  PULSE_TRUSTED_PROXIES: z
    .string()
    .optional()
    .describe('Proxies whose X-Forwarded headers count, by commas; default: those on this machine'),
  PULSE_METRICS_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe('Bearer token for /metrics; without it only this machine may read them'),
  PULSE_TIMEZONE: timeZone.default('Europe/Moscow').describe('Time zone of the institution and of its files'),
  PULSE_NOW: z.string().optional().describe('Freezes the clock at this moment, e.g. 2024-11-11T00:00:00'),
  PULSE_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .optional()
    .describe('Default info; warn for short commands and when the log would go to a terminal'),
  PULSE_GRACE_SECONDS: z.coerce.number().min(0).default(10).describe('Time to finish running work at shutdown'),
  PULSE_LEASE_SECONDS: positive
    .default(30)
    .describe('Time after which the tasks of a worker that shows no life run elsewhere; the same for all workers'),
  PULSE_DRAIN_SECONDS: z.coerce
    .number()
    .min(0)
    .optional()
    .describe('Time a stopping web server still serves, so that balancers notice; default 5, and 0 of `start`'),
  PULSE_CONCURRENCY: positive.default(2).describe('Tasks one worker process runs at once'),
  PULSE_UPLOAD_MEGABYTES: positive.default(50).describe('Largest file that may be uploaded'),
  PULSE_UPLOAD_ROWS: positive.default(100_000).describe('Most rows a sheet may have'),
  PULSE_UPLOAD_COLUMNS: positive.default(2_000).describe('Most columns a sheet may have'),
  PULSE_WATCH_FOLDER: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Folder whose files are imported, e.g. a mounted share; workers of the queue ingest read it, nothing writes',
    ),
  PULSE_WATCH_REVIEW: z
    .enum(reviewModes)
    .default('overwrites')
    .describe('When somebody is to agree before a file of that folder is saved: never, overwrites, always'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or newer; without it the embedded database is used'),
  DATABASE_DIRECT_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('The same database without a pooler in between, for messages between processes (LISTEN)'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('Redis 6 or newer: messages between processes and the shared cache; without it PostgreSQL carries them'),
  RABBITMQ_URL: z
    .url({ protocol: /^amqps?$/ })
    .optional()
    .describe(
      'RabbitMQ 3.10 or newer, e.g. amqps://user:password@host/vhost; without it workers look into the database',
    ),
  PULSE_METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('Port where a worker or scheduler serves /healthz, /readyz and /metrics; without it none'),
  DATABASE_REPLICA_URLS: z
    .string()
    .transform((text) => text.split(',').map((url) => url.trim()))
    .pipe(z.array(z.url({ protocol: /^postgres(ql)?$/, error: 'has an address that is none of PostgreSQL' })))
    .optional()
    .describe('Streaming replicas that answer reads of pages, by commas; each one server, not a balancer of several'),
  PULSE_REPLICA_LAG_SECONDS: z.coerce
    .number()
    .positive()
    .default(10)
    .describe('A replica further behind is left out until it has caught up'),
  PULSE_SLOW_QUERY_MS: positive.default(1000).describe('Statements that take longer are logged and counted'),
  PULSE_DATABASE_POOL: positive.default(10).describe('Connections to PostgreSQL per process'),
  S3_BUCKET: z.string().min(1).optional().describe('Bucket for uploaded files; without it they are in the data folder'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('Whose bucket it is; given together with S3_BUCKET'),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('Given together with S3_BUCKET'),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Address of a store that speaks the protocol of S3; default: Amazon's"),
  S3_REGION: z.string().min(1).default('us-east-1').describe('Region of the bucket'),
  ...mailEnvironment.shape,
  ...telegramEnvironment.shape,
  ...openIdEnvironment.shape,
  PULSE_CONNECTION_NETWORKS: z
    .string()
    .transform((text) => text.split(',').map((network) => network.trim()))
    .pipe(z.array(z.string().refine(isNetwork, 'names what is no network; example: 10.20.0.0/16,192.168.7.5')))
    .optional()
    .describe(
      'Private networks, by commas, in which learning systems may be that grades are pulled from, e.g. 10.20.0.0/16; without it only those on the internet',
    ),
  ...ldapEnvironment.shape,
  ...llmEnvironment.shape,
  PULSE_FILE_CACHE_MEGABYTES: positive
    .default(1024)
    .describe('Disk in the data folder that copies of files from S3 may take'),
});

export interface Config {
  dataFolder: string;
  host: string;
  port: number;
  publicUrl: string;
  /** Without a slash at its end. */
  assetUrl: string | undefined;
  secret: string | undefined;
  trustedProxies: string[] | undefined;
  metricsToken: string | undefined;
  timeZone: string;
  /** Where the clock stands still, if it does. */
  frozenAt: Date | undefined;
  /** Undefined: whoever opens the program chooses. */
  logLevel: string | undefined;
  graceSeconds: number;
  leaseSeconds: number;
  /** Undefined: the role chooses. */
  drainSeconds: number | undefined;
  concurrency: number;
  limits: { uploadBytes: number; uploadRows: number; uploadColumns: number };
  /** Undefined: no folder is watched. */
  watchedFolder: WatchedFolder | undefined;
  databaseUrl: string | undefined;
  /** Without a pooler; undefined: `databaseUrl` is. */
  databaseDirectUrl: string | undefined;
  databaseReplicaUrls: readonly string[];
  replicaLagSeconds: number;
  slowQueryMilliseconds: number;
  databasePool: number;
  redisUrl: string | undefined;
  rabbitmqUrl: string | undefined;
  metricsPort: number | undefined;
  /** Where uploaded files are; undefined: in the data folder. */
  s3: S3Settings | undefined;
  /** Undefined: no letters are sent. */
  smtp: SmtpSettings | undefined;
  /** Undefined: there is no bot. */
  telegram: TelegramSettings | undefined;
  /** Undefined: no single sign-on. */
  openId: OpenIdSettings | undefined;
  /** Undefined: people are not read from a directory. */
  ldap: LdapSettings | undefined;
  /** Language models that are asked for advice. */
  llm: LlmSettings;
  /** Private networks in which learning systems may be. */
  connectionNetworks: readonly string[];
  /** Bytes that local copies of files from S3 may take. */
  fileCacheBytes: number;
}

/** Reads the configuration. Variables that are set to nothing count as absent. @throws ConfigError */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const values = parsed.data;
  const frozenAt = values.PULSE_NOW === undefined ? undefined : parseInstant(values.PULSE_NOW, values.PULSE_TIMEZONE);
  if (values.PULSE_NOW !== undefined && !frozenAt) {
    throw new ConfigError(['PULSE_NOW: is not a moment; example: 2024-11-11T00:00:00']);
  }
  return {
    dataFolder: resolve(values.PULSE_DATA_DIR),
    host: values.PULSE_HOST,
    port: values.PULSE_PORT,
    publicUrl: values.PULSE_PUBLIC_URL ?? `http://localhost:${values.PULSE_PORT}`,
    assetUrl: values.PULSE_ASSET_URL?.replace(/[/]+$/, ''),
    secret: values.PULSE_SECRET,
    trustedProxies: values.PULSE_TRUSTED_PROXIES?.split(',').map((proxy) => proxy.trim()),
    metricsToken: values.PULSE_METRICS_TOKEN,
    timeZone: values.PULSE_TIMEZONE,
    frozenAt,
    logLevel: values.PULSE_LOG_LEVEL,
    graceSeconds: values.PULSE_GRACE_SECONDS,
    leaseSeconds: values.PULSE_LEASE_SECONDS,
    drainSeconds: values.PULSE_DRAIN_SECONDS,
    concurrency: values.PULSE_CONCURRENCY,
    limits: {
      uploadBytes: values.PULSE_UPLOAD_MEGABYTES * 1024 * 1024,
      uploadRows: values.PULSE_UPLOAD_ROWS,
      uploadColumns: values.PULSE_UPLOAD_COLUMNS,
    },
    watchedFolder:
      values.PULSE_WATCH_FOLDER === undefined
        ? undefined
        : { folder: resolve(values.PULSE_WATCH_FOLDER), review: values.PULSE_WATCH_REVIEW },
    databaseUrl: values.DATABASE_URL,
    databaseDirectUrl: values.DATABASE_DIRECT_URL,
    redisUrl: values.REDIS_URL,
    databaseReplicaUrls: values.DATABASE_REPLICA_URLS ?? [],
    replicaLagSeconds: values.PULSE_REPLICA_LAG_SECONDS,
    slowQueryMilliseconds: values.PULSE_SLOW_QUERY_MS,
    databasePool: values.PULSE_DATABASE_POOL,
    rabbitmqUrl: values.RABBITMQ_URL,
    metricsPort: values.PULSE_METRICS_PORT,
    s3: readS3Settings(values),
    smtp: readSmtpSettings(values),
    telegram: readTelegramSettings(values),
    openId: readOpenIdSettings(values),
    ldap: readLdapSettings(values),
    llm: readLlmSettings(values),
    connectionNetworks: values.PULSE_CONNECTION_NETWORKS ?? [],
    fileCacheBytes: values.PULSE_FILE_CACHE_MEGABYTES * 1024 * 1024,
  };
}

function readS3Settings(values: z.infer<typeof environmentSchema>): S3Settings | undefined {
  const bucket = values.S3_BUCKET;
  const accessKeyId = values.S3_ACCESS_KEY_ID;
  const secretAccessKey = values.S3_SECRET_ACCESS_KEY;
  const given = [bucket, accessKeyId, secretAccessKey, values.S3_ENDPOINT];
  if (given.every((value) => value === undefined)) return undefined;
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    throw new ConfigError(['S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: set all three, or none']);
  }
  return { endpoint: values.S3_ENDPOINT, region: values.S3_REGION, bucket, accessKeyId, secretAccessKey };
}

function isNetwork(text: string): boolean {
  try {
    networkList([text]);
    return true;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return false;
    throw error;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
