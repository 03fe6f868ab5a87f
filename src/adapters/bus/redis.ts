import { Redis } from 'ioredis';
import { createConnector } from './connector.ts';
import type { Transport } from './transport.ts';

export interface RedisTransportOptions {
  url: string;
  /** Installations that share a server differ by it. */
  channel: string;
  onError: (error: unknown) => void;
  /** Default 5. */
  heartbeatSeconds?: number;
}

/** Larger ones would hold up the small ones behind them. */
const mostBytes = 65_536;
/** Milliseconds until a connection or an answer must be there. */
const patience = 2000;

/** Publish and subscribe of Redis, each on a connection of its own, which the protocol wants. */
export function createRedisTransport({
  url,
  channel,
  onError,
  heartbeatSeconds = 5,
}: RedisTransportOptions): Transport {
  let current: Redis | undefined;
  const connector = createConnector({
    heartbeatSeconds,
    onError,
    async connect(listener, onLost) {
      const [publisher, subscriber] = [createConnection(url), createConnection(url)];
      const disconnect = (): void => {
        if (current === publisher) current = undefined;
        publisher.disconnect();
        subscriber.disconnect();
      };
      for (const connection of [publisher, subscriber]) {
        // Without a listener an error would end the process; the lost connection is told by the end that follows.
        connection.on('error', () => {});
        connection.on('end', onLost);
      }
      try {
        await Promise.all([publisher.connect(), subscriber.connect()]);
        current = publisher;
        listener.connected();
        subscriber.on('message', (_channel: string, text: string) => listener.received(text));
        await subscriber.subscribe(channel);
        listener.hearing(true);
      } catch (error) {
        disconnect();
        throw error;
      }
      return {
        beat: async () => {
          await Promise.all([publisher.ping(), subscriber.ping()]);
        },
        close: async () => disconnect(),
      };
    },
  });
  return {
    mostBytes,
    open: (listener) => connector.open(listener),
    async send(texts) {
      const publisher = current;
      if (!publisher) throw new Error('there is no connection to Redis for messages between processes');
      await Promise.all(texts.map((text) => publisher.publish(channel, text)));
    },
    close: () => connector.close(),
  };
}

/** One that fails at once instead of waiting: the connector makes the next. */
function createConnection(url: string): Redis {
  return new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    enableOfflineQueue: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    connectTimeout: patience,
    commandTimeout: patience,
    keepAlive: 10_000,
    connectionName: 'pulse bus',
  });
}
