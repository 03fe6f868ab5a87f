import { AsyncResource } from 'node:async_hooks';
import type { BusMessage, BusSubscriber } from './port.ts';

/** The subscribers of this process. */
export interface Subscribers {
  add(subscriber: BusSubscriber): () => void;
  tell(message: BusMessage): void;
  tellMissed(): void;
  clear(): void;
}

/** @param onError called with what a subscriber threw; the publisher and the other subscribers do not notice */
export function createSubscribers(onError: (error: unknown) => void): Subscribers {
  const subscribers = new Set<BusSubscriber>();
  const tellEach = (tell: (subscriber: BusSubscriber) => void): void => {
    for (const subscriber of subscribers) {
      try {
        tell(subscriber);
      } catch (error) {
        onError(error);
      }
    }
  };
  return {
    add(subscriber) {
      // Bound to where it subscribes: a publisher may be inside a transaction, which is none of the listener's. And an
      // object of its own: the same subscriber may subscribe twice and leave once.
      const own = {
        message: AsyncResource.bind((message: BusMessage) => subscriber.message(message)),
        missed: AsyncResource.bind(() => subscriber.missed?.()),
      };
      subscribers.add(own);
      return () => subscribers.delete(own);
    },
    tell: (message) => tellEach((subscriber) => subscriber.message(message)),
    tellMissed: () => tellEach((subscriber) => subscriber.missed?.()),
    clear: () => subscribers.clear(),
  };
}
