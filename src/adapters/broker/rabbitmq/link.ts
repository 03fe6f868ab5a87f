import { hostname } from 'node:os';
import { connect, type ChannelModel, type RecoveringChannelModel } from 'amqplib';
import type { Logger } from 'pino';
import { declareTopology } from './topology.ts';

/** Milliseconds between attempts to connect: the first, and the most it grows to; each ± 30 %. */
const delays = { initialDelay: 200, maxDelay: 10_000, factor: 2, jitter: 0.3 };
/** Milliseconds a connection may take to open. */
const patience = 5000;
/** Seconds; after twice this time of silence the connection counts as lost. */
const heartbeat = 10;

export interface LinkOptions {
  readonly url: string;
  readonly log: Logger;
  /** What the connection is for; the broker's administrator sees it. */
  readonly purpose: string;
  /** Readies a new connection, whose topology is declared. When it fails, the connection is tried again. */
  readonly prepare?: (model: ChannelModel) => Promise<void>;
  readonly onConnect?: (model: ChannelModel) => void;
  /** It is there, gone, or the broker has asked to pause or to go on. */
  readonly onChange: () => void;
}

/** One connection to the broker, made anew whenever it is lost. */
export interface Link {
  /** The open connection, undefined while it is away. */
  readonly model: ChannelModel | undefined;
  /** The broker has asked publishers to pause: it is short of memory or disk. */
  readonly isBlocked: boolean;
  readonly reconnects: number;
  close(): Promise<void>;
}

/** Starts to connect and does not wait for it. */
export function openLink({ url, log, purpose, prepare, onConnect, onChange }: LinkOptions): Link {
  let model: ChannelModel | undefined;
  let isBlocked = false;
  let connects = 0;
  let isFailureLogged = false;

  async function setUp(opened: ChannelModel): Promise<void> {
    // Without a listener the loss of a connection that is not yet in use would end the process.
    opened.on('error', () => undefined);
    const channel = await opened.createChannel();
    channel.on('error', () => undefined);
    await declareTopology(channel);
    await channel.close();
    await prepare?.(opened);
  }

  function watch(connection: RecoveringChannelModel): void {
    connection.on('connect', (opened) => {
      model = opened;
      connects += 1;
      isFailureLogged = false;
      log.info({ purpose }, connects > 1 ? 'the broker is back' : 'connected to the broker');
      onConnect?.(opened);
      onChange();
    });
    connection.on('disconnect', (error: Error) => {
      model = undefined;
      isBlocked = false;
      log.warn({ err: error, purpose }, 'lost the broker; connecting again');
      onChange();
    });
    connection.on('connect-failed', (error: Error) => {
      // Said once; the attempts go on.
      if (!isFailureLogged) log.warn({ err: error, purpose }, 'cannot reach the broker; trying again');
      isFailureLogged = true;
    });
    connection.on('error', (error: Error) => log.warn({ err: error, purpose }, 'the broker closed the connection'));
    connection.on('blocked', (reason) => {
      isBlocked = true;
      log.warn({ reason, purpose }, 'the broker asks publishers to pause');
      onChange();
    });
    connection.on('unblocked', () => {
      isBlocked = false;
      log.info({ purpose }, 'the broker lets publishers go on');
      onChange();
    });
  }

  const opening = connect(withHeartbeat(url), {
    timeout: patience,
    noDelay: true,
    clientProperties: { connection_name: `pulse ${purpose} ${hostname()}:${process.pid}` },
    recovery: { ...delays, waitForConnect: false, setup: setUp },
  }).then((connection) => {
    watch(connection);
    return connection;
  });
  return {
    get model() {
      return model;
    },
    get isBlocked() {
      return isBlocked;
    },
    get reconnects() {
      return Math.max(0, connects - 1);
    },
    async close() {
      model = undefined;
      await (await opening).close();
    },
  };
}

function withHeartbeat(url: string): string {
  const parsed = new URL(url);
  if (!parsed.searchParams.has('heartbeat')) parsed.searchParams.set('heartbeat', String(heartbeat));
  return parsed.href;
}
