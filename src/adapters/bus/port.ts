import type { LiveEvent } from '#kernel/events.ts';

/** Carries live events to every web process. Publishing never fails the publisher. */
export interface EventBus {
  publish(event: LiveEvent): void;
  /**
   * Calls `listener` with every event published from now on, in the asynchronous context of this call (its runtime,
   * outside the publisher's transaction). Returns the function that ends the subscription.
   */
  subscribe(listener: (event: LiveEvent) => void): () => void;
  /** Ends all subscriptions. */
  close(): Promise<void>;
}
