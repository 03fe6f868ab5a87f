import type { LiveEvent } from '#kernel/events.ts';

/** What processes tell each other. */
export type BusMessage =
  /** Something that open pages show has changed. */
  | { readonly about: 'live'; readonly event: LiveEvent }
  /** Tasks wait in these queues. */
  | { readonly about: 'tasks'; readonly queues: readonly string[] }
  /** What was cached under these tags is outdated. */
  | { readonly about: 'cache'; readonly tags: readonly string[] };

export interface BusSubscriber {
  /** Called with every message, in the asynchronous context of `subscribe` (outside the publisher's transaction). */
  message(message: BusMessage): void;
  /** Called when messages of other processes may have been missed, e.g. after a lost connection was regained. */
  missed?(): void;
}

/**
 * Carries short messages to every process of this installation. It is quick, not certain: whoever needs certainty
 * reads the database, at the latest when told of something missed, or polls slowly.
 */
export interface Bus {
  /**
   * Tells the subscribers of this process before it returns and the other processes soon after, equal messages of one
   * moment once. Never fails, never waits. Inside a transaction call it after the commit, or others read what was before.
   */
  publish(message: BusMessage): void;
  /** Returns the function that ends the subscription. */
  subscribe(subscriber: BusSubscriber): () => void;
  /** Whether messages of other processes arrive at present. */
  readonly isHearing: boolean;
  readonly figures: Readonly<BusFigures>;
  /** Sends what waits, at most a second, and ends all subscriptions. */
  close(): Promise<void>;
}

/** Counts since the start of the process. */
export interface BusFigures {
  /** Messages sent to other processes. */
  sent: number;
  /** Messages received from other processes. */
  received: number;
  /** Times the connection was made, the first one included. */
  connected: number;
  /** Sends that failed; what they carried is sent again. */
  failed: number;
  /** Messages given up because too many waited; the others are told that they missed something. */
  dropped: number;
}

/** The live events of the bus, for those who know of no other messages. */
export interface EventBus {
  /** Never fails the publisher. Inside a transaction it takes effect with the commit. */
  publish(event: LiveEvent): void;
  /** The same at once, also inside a transaction: for what is no change of the database. */
  publishNow(event: LiveEvent): void;
  /**
   * Calls `listener` with every event from now on, in the asynchronous context of this call, `onMissed` when events may
   * have been missed, and `onForgotten` with the tags of what is outdated in caches. Returns the function that ends the
   * subscription.
   */
  subscribe(
    listener: (event: LiveEvent) => void,
    onMissed?: () => void,
    onForgotten?: (tags: readonly string[]) => void,
  ): () => void;
}
