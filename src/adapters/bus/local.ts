import { AsyncResource } from 'node:async_hooks';
import type { LiveEvent } from '#kernel/events.ts';
import type { EventBus } from './port.ts';

/**
 * A bus within this process, for the sizes where one process serves all pages.
 *
 * @param onError called with what a listener threw; the publisher and the other listeners do not notice
 */
export function createLocalEventBus(onError: (error: unknown) => void): EventBus {
  const listeners = new Set<(event: LiveEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(listener) {
      // Bound to where it subscribes: a publisher may be inside a transaction, which is none of the listener's. And a
      // function of its own: the same listener may subscribe twice and leave once.
      const own = AsyncResource.bind(listener);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    close: async () => listeners.clear(),
  };
}
