import type { Bus, EventBus } from './port.ts';

/**
 * The live events of a bus.
 *
 * @param afterCommit runs a function once the open transaction, if any, has committed; default: at once
 */
export function liveEventsOf(bus: Bus, afterCommit: (action: () => void) => void = (action) => action()): EventBus {
  return {
    publish(event) {
      afterCommit(() => bus.publish({ about: 'live', event }));
    },
    publishNow(event) {
      bus.publish({ about: 'live', event });
    },
    subscribe(listener, onMissed, onForgotten) {
      return bus.subscribe({
        message: (message) => {
          if (message.about === 'live') listener(message.event);
          if (message.about === 'cache') onForgotten?.(message.tags);
        },
        ...(onMissed && { missed: onMissed }),
      });
    },
  };
}
