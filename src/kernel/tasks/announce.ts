import type { EventBus } from '#adapters/bus/port.ts';

const interval = 500;

interface Announcer {
  timer: NodeJS.Timeout | undefined;
  /** Id of the latest change nobody was told of. */
  pending: string | undefined;
}

const announcers = new WeakMap<EventBus, Announcer>();

/**
 * Tells open pages that tasks have changed, at most twice a second: at once when it was quiet, and the latest of
 * what follows at the end of each half second.
 */
export function announceTaskChange(events: EventBus, id: string): void {
  const announcer = announcers.get(events) ?? { timer: undefined, pending: undefined };
  announcers.set(events, announcer);
  announcer.pending = id;
  if (!announcer.timer) publish(events, announcer);
}

function publish(events: EventBus, announcer: Announcer): void {
  announcer.timer = undefined;
  if (announcer.pending === undefined) return;
  events.publish({ topic: 'task', id: announcer.pending, permission: 'tasks.manage' });
  announcer.pending = undefined;
  announcer.timer = setTimeout(() => publish(events, announcer), interval);
  // A page that is told half a second late must not keep the process alive.
  announcer.timer.unref();
}
