import { setTimeout } from 'node:timers/promises';
import { Sleeper } from '#kernel/tasks/sleeper.ts';
import { reconnectDelay, type TransportListener } from './transport.ts';

/** A connection that was made. */
export interface Connection {
  /** Rejects when it no longer works. */
  beat(): Promise<void>;
  /** Ends it; never waits long. */
  close(): Promise<void>;
}

export interface ConnectorOptions {
  /**
   * Makes a connection; resolves when it is made and has told the listener so.
   *
   * @param onLost to be called when it is lost, however often
   */
  connect(listener: TransportListener, onLost: () => void): Promise<Connection>;
  heartbeatSeconds: number;
  /** Called once for each time that it is not connected. */
  onError: (error: unknown) => void;
}

export interface Connector {
  open(listener: TransportListener): void;
  close(): Promise<void>;
}

/** Milliseconds that closing waits for a connection that is just being made. */
const longestFarewell = 500;

/** Keeps one connection: makes it, asks now and then whether it still works, makes it anew. */
export function createConnector(options: ConnectorOptions): Connector {
  const sleeper = new Sleeper();
  const closing = new AbortController();
  const isClosing = (): boolean => closing.signal.aborted;
  let loop: Promise<void> | undefined;

  async function keepConnected(listener: TransportListener): Promise<void> {
    let failures = 0;
    while (!isClosing()) {
      try {
        await serveOne(listener, () => (failures = 0));
      } catch (error) {
        if (failures === 0) options.onError(error);
        failures += 1;
      }
      listener.hearing(false);
      if (!isClosing()) await sleeper.sleep(reconnectDelay(failures));
    }
  }

  /** Makes a connection and keeps it until it is lost. Rejects when it cannot be made or no longer answers. */
  async function serveOne(listener: TransportListener, onConnected: () => void): Promise<void> {
    const lost = new AbortController();
    const isWanted = (): boolean => !isClosing() && !lost.signal.aborted;
    const connection = await options.connect(listener, () => {
      lost.abort();
      sleeper.wake();
    });
    onConnected();
    try {
      while (isWanted()) {
        await sleeper.sleep(options.heartbeatSeconds * 1000);
        if (isWanted()) await connection.beat();
      }
    } finally {
      listener.hearing(false);
      await connection.close();
    }
  }

  return {
    open(listener) {
      loop = keepConnected(listener);
    },
    async close() {
      closing.abort();
      sleeper.wake();
      const patience = new AbortController();
      await Promise.race([loop, setTimeout(longestFarewell, undefined, { signal: patience.signal })]);
      patience.abort();
    },
  };
}
