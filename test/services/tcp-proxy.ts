import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** Stands between a client and a service on this machine, and makes the network between them bad. */
export interface TcpProxy {
  /** Where clients connect, on 127.0.0.1. */
  readonly port: number;
  /** Connections that are open now. */
  readonly connections: number;
  /** Leads new connections to another port; those that are open stay where they are. */
  pointAt(port: number): void;
  /** Breaks every open connection with a reset. New ones are accepted. */
  cut(): void;
  /** Holds back what passes, each way, for so many milliseconds; 0 ends it. */
  delay(milliseconds: number): void;
  /** Lets nothing pass and tells nobody, as a network does that drops packets. `resume` delivers what was sent. */
  blackhole(): void;
  /** Ends `delay` and `blackhole`. */
  resume(): void;
  /** Breaks every connection and frees the port. */
  close(): Promise<void>;
}

/** What is wrong with the network at the moment. */
class Weather {
  milliseconds = 0;
  #passable = Promise.withResolvers<undefined>();

  constructor() {
    this.#passable.resolve(undefined);
  }

  close(): void {
    this.open();
    this.#passable = Promise.withResolvers();
  }

  open(): void {
    this.#passable.resolve(undefined);
  }

  /** Resolves when bytes that arrive now may go on. */
  async pass(): Promise<void> {
    if (this.milliseconds > 0) await wait(this.milliseconds);
    await this.#passable.promise;
  }
}

/** Starts a proxy on a free port in front of `targetPort` of this machine. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const weather = new Weather();
  const clients = new Set<Socket>();
  let target = targetPort;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client));
    void weather.pass().then(() => {
      if (client.destroyed) return;
      const service = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
      breakTogether(client, service);
      client.pipe(delayed(weather)).pipe(service);
      service.pipe(delayed(weather)).pipe(client);
    });
    // Until the service is connected.
    client.on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const cut = (): void => {
    for (const client of clients) client.resetAndDestroy();
  };
  return {
    port: address.port,
    get connections() {
      return clients.size;
    },
    pointAt(port) {
      target = port;
    },
    cut,
    delay(milliseconds) {
      weather.milliseconds = milliseconds;
    },
    blackhole: () => weather.close(),
    resume() {
      weather.milliseconds = 0;
      weather.open();
    },
    async close() {
      weather.open();
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

/** A connection that breaks on one side breaks on the other, as a reset: a killed service must not look like a goodbye. */
function breakTogether(one: Socket, other: Socket): void {
  for (const [socket, its] of [
    [one, other],
    [other, one],
  ] as const) {
    socket.setNoDelay(true);
    socket.on('error', () => its.resetAndDestroy());
    socket.on('close', (hadError) => {
      // After a goodbye from both sides there is nothing left to break.
      if (hadError || !socket.readableEnded) its.resetAndDestroy();
    });
  }
}

function delayed(weather: Weather): Transform {
  return new Transform({
    transform(chunk, _encoding, done) {
      void weather.pass().then(() => {
        done(null, chunk);
      });
    },
    // The goodbye is part of what passes.
    flush(done) {
      void weather.pass().then(() => {
        done();
      });
    },
  });
}
