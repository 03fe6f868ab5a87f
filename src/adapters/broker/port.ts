import type { Lane, Queue } from '#kernel/tasks/define-task.ts';

/** Where a message waits: the broker has one queue for each. */
export interface Address {
  readonly queue: Queue;
  readonly lane: Lane;
}

/** Says that a task waits. It carries the id alone: the row is the task, and a lost or doubled message harms nothing. */
export interface Message extends Address {
  readonly id: string;
}

/** A message in the hands of a consumer. Whichever is called first counts; after a lost connection neither does. */
export interface Delivery {
  readonly id: string;
  /** It was delivered before, to whoever did not acknowledge it. */
  readonly isRedelivered: boolean;
  /** The broker may forget it. */
  acknowledge(): void;
  /** Somebody else may have it. */
  giveBack(): void;
}

export interface Subscription {
  /** Asks for no more. Deliveries that are out stay valid. */
  end(): Promise<void>;
}

/** What the broker has been asked and has answered since the process started. */
export interface BrokerFigures {
  published: number;
  confirmed: number;
  /** Refused, returned, or without an answer. */
  rejected: number;
  consumed: number;
  redelivered: number;
  /** Put aside because nobody can read them. */
  unreadable: number;
  reconnects: number;
}

/**
 * Carries the ids of waiting tasks to workers. It may be away at any time: nothing here waits for it to come back,
 * and no failure of it is thrown, also not at the start.
 */
export interface Broker {
  /** Whether messages can be published now: connected, and the broker has not asked to pause. */
  readonly canPublish: boolean;
  /** Whether messages arrive. */
  readonly isDelivering: boolean;
  /**
   * Publishes messages that survive a restart of the broker. Resolves when each is confirmed or given up.
   *
   * @returns ids of those that were not confirmed; they may have arrived all the same
   */
  publish(messages: readonly Message[]): Promise<string[]>;
  /**
   * Asks for messages of an address, also after the broker was away.
   *
   * @param prefetch at most so many are out with this subscription at a time
   */
  subscribe(address: Address, prefetch: number, onDelivery: (delivery: Delivery) => void): Subscription;
  /** How many messages wait at each address for a consumer; undefined when the broker does not say. */
  countWaiting(addresses: readonly Address[]): Promise<number[] | undefined>;
  /** Calls `listener` whenever `canPublish` or `isDelivering` changes. Returns the function that ends it. */
  onChange(listener: () => void): () => void;
  readonly figures: Readonly<BrokerFigures>;
  close(): Promise<void>;
}
