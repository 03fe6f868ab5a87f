import type { Bus } from './port.ts';
import { createSubscribers } from './subscribers.ts';

/**
 * A bus within this process, for the size where one process does everything: there are no others to hear.
 *
 * @param onError called with what a subscriber threw; the publisher and the other subscribers do not notice
 */
export function createLocalBus(onError: (error: unknown) => void): Bus {
  const subscribers = createSubscribers(onError);
  return {
    publish: (message) => subscribers.tell(message),
    subscribe: (subscriber) => subscribers.add(subscriber),
    isHearing: true,
    figures: { sent: 0, received: 0, connected: 0, failed: 0, dropped: 0 },
    close: async () => subscribers.clear(),
  };
}
