import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '#kernel/events.ts';
import { createLocalEventBus } from './local.ts';
import type { EventBus } from './port.ts';

const implementations: [string, (onError: (error: unknown) => void) => EventBus][] = [['local', createLocalEventBus]];

describe.each(implementations)('event bus: %s', (_name, createBus) => {
  const onError = vi.fn();
  let bus: EventBus;
  beforeEach(() => {
    onError.mockReset();
    bus = createBus(onError);
  });
  afterEach(() => bus.close());

  /** Subscribes and returns what arrives. */
  function collect(): { received: LiveEvent[]; leave: () => void } {
    const received: LiveEvent[] = [];
    return { received, leave: bus.subscribe((event) => received.push(event)) };
  }

  it('gives every subscriber every event, in the order of publishing', async () => {
    const [first, second] = [collect(), collect()];
    const events: LiveEvent[] = [
      { topic: 'course', id: 1, courseId: 1 },
      { topic: 'task', id: 'a', permission: 'tasks.read' },
      { topic: 'import', id: 'b', userId: 'u' },
    ];
    for (const event of events) bus.publish(event);
    await vi.waitFor(() => {
      expect(first.received).toEqual(events);
      expect(second.received).toEqual(events);
    });
  });

  it('gives nothing to one who has left, and all to the others', async () => {
    const [leaving, staying] = [collect(), collect()];
    leaving.leave();
    bus.publish({ topic: 'course', id: 1 });
    await vi.waitFor(() => expect(staying.received).toHaveLength(1));
    expect(leaving.received).toEqual([]);
  });

  it('keeps a second subscription of the same listener when the first one leaves', async () => {
    const listener = vi.fn();
    const leaveFirst = bus.subscribe(listener);
    bus.subscribe(listener);
    leaveFirst();
    bus.publish({ topic: 'course', id: 1 });
    await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1));
  });

  it('does not let a failing listener reach the publisher or the other listeners', async () => {
    const failure = new Error('listener failed');
    bus.subscribe(() => {
      throw failure;
    });
    const { received } = collect();
    bus.publish({ topic: 'course', id: 1 });
    await vi.waitFor(() => expect(received).toHaveLength(1));
    expect(onError).toHaveBeenCalledExactlyOnceWith(failure);
  });

  it('calls a listener in the context it subscribed in, not in that of the publisher', async () => {
    const place = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    place.run('page', () => bus.subscribe(() => seen.push(place.getStore())));
    place.run('transaction', () => bus.publish({ topic: 'course', id: 1 }));
    await vi.waitFor(() => expect(seen).toEqual(['page']));
  });

  it('gives nothing after it was closed', async () => {
    const { received } = collect();
    await bus.close();
    bus.publish({ topic: 'course', id: 1 });
    expect(received).toEqual([]);
  });
});
