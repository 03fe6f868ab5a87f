import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { createConnector } from './connector.ts';
import type { Transport } from './transport.ts';

export interface PostgresTransportOptions {
  /** Of the database itself. Behind a pooler that shares connections nothing would be heard. */
  url: string;
  /** Default `pulse`. Channels are per database, so installations on one server do not hear each other. */
  channel?: string;
  /** Called when the connection is made but hears nothing, once per process. */
  onDeaf: () => void;
  onError: (error: unknown) => void;
  /** Default 15. */
  heartbeatSeconds?: number;
  /** Seconds after which a text that was sent, and is not heard, is taken for one that never will be. Default 2. */
  proofSeconds?: number;
}

/** PostgreSQL refuses payloads of 8000 bytes. */
const mostBytes = 7999;
/** Milliseconds until an answer must be there. */
const patience = 5000;

/**
 * LISTEN and NOTIFY on one connection of its own. NOTIFY takes a lock that serialises commits of the whole database,
 * so it never belongs inside a transaction of others.
 */
export function createPostgresTransport(options: PostgresTransportOptions): Transport {
  const { url, channel = 'pulse', heartbeatSeconds = 15, proofSeconds = 2 } = options;
  let current: pg.Client | undefined;
  let wasDeaf = false;

  async function notify(client: pg.Client, texts: readonly string[]): Promise<void> {
    await client.query('select pg_notify($1, text) from unnest($2::text[]) as text', [channel, texts]);
  }

  const connector = createConnector({
    heartbeatSeconds,
    onError: options.onError,
    async connect(listener, onLost) {
      const client = createClient(url);
      client.on('error', onLost);
      client.on('end', onLost);
      const proof = randomUUID();
      const heard = Promise.withResolvers<boolean>();
      let hears = false;
      const prove = async (): Promise<boolean> => {
        hears = await isHeard(heard.promise, (other) => notify(other, [proof]));
        if (hears) listener.hearing(true);
        return hears;
      };
      try {
        await client.connect();
        client.on('notification', ({ payload = '' }) => {
          if (payload === proof) heard.resolve(true);
          else if (payload.startsWith('{')) listener.received(payload);
        });
        await client.query(`listen ${pg.escapeIdentifier(channel)}`);
        current = client;
        listener.connected();
        if (!(await prove()) && !wasDeaf) {
          wasDeaf = true;
          options.onDeaf();
        }
      } catch (error) {
        void client.end().catch(() => {});
        throw error;
      }
      return {
        beat: async () => {
          await client.query('select 1');
          // It may only have been slow.
          if (!hears) await prove();
        },
        async close() {
          if (current === client) current = undefined;
          // A connection that no longer answers is not waited for.
          client.removeAllListeners('notification');
          await Promise.race([client.end(), new Promise((resolve) => setTimeout(resolve, 500).unref())]);
        },
      };
    },
  });

  /**
   * Whether a text from another connection arrives. A pooler in transaction mode accepts LISTEN and delivers nothing
   * while this connection rests; one sent by this connection itself might pass by chance.
   */
  async function isHeard(heard: Promise<boolean>, send: (other: pg.Client) => Promise<void>): Promise<boolean> {
    const other = createClient(url);
    other.on('error', () => {});
    const late = new AbortController();
    try {
      await other.connect();
      await send(other);
      return await Promise.race([heard, wait(proofSeconds * 1000, false, { signal: late.signal })]);
    } finally {
      late.abort();
      await other.end();
    }
  }

  return {
    mostBytes,
    open: (listener) => connector.open(listener),
    async send(texts) {
      if (!current) throw new Error('there is no connection to the database for messages between processes');
      await notify(current, texts);
    },
    close: () => connector.close(),
  };
}

function createClient(url: string): pg.Client {
  return new pg.Client({
    connectionString: url,
    application_name: 'pulse bus',
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    keepAlive: true,
  });
}
