import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { skipsRedis, startRedis, type RedisForTests } from '#test/services/redis.ts';
import { createCarriedBus } from './carried.ts';
import { createLocalBus } from './local.ts';
import type { Bus, BusMessage } from './port.ts';
import { createPostgresTransport } from './postgres.ts';
import { createRedisTransport } from './redis.ts';

type OnError = (error: unknown) => void;

const postgresUrl = process.env['PULSE_TEST_POSTGRES_URL'] ?? '';
const opened: { redis?: RedisForTests } = {};
beforeAll(async () => {
  if (!skipsRedis()) opened.redis = await startRedis();
});
afterAll(() => opened.redis?.stop());

const refuse: OnError = (error) => {
  throw error;
};

/** `create` makes one end; all ends of one channel hear each other. */
const implementations = [
  { name: 'local', reaches: false, isAbsent: false, create: (onError: OnError) => createLocalBus(onError) },
  {
    name: 'postgres',
    reaches: true,
    isAbsent: postgresUrl === '',
    create: (onError: OnError, channel: string) =>
      createCarriedBus({
        transport: createPostgresTransport({ url: postgresUrl, channel, onDeaf: () => {}, onError: refuse }),
        onError,
      }),
  },
  {
    name: 'redis',
    reaches: true,
    isAbsent: skipsRedis(),
    create: (onError: OnError, channel: string) =>
      createCarriedBus({
        transport: createRedisTransport({ url: opened.redis?.url ?? '', channel, onError: refuse }),
        onError,
      }),
  },
];

const course = (id: number): BusMessage => ({ about: 'live', event: { topic: 'course', id, courseId: id } });

for (const { name, reaches, isAbsent, create } of implementations) {
  describe.skipIf(isAbsent)(`bus: ${name}`, () => {
    const onError = vi.fn();
    let channel: string;
    let buses: Bus[];
    let bus: Bus;
    const open = (): Bus => {
      const made = create(onError, channel);
      buses.push(made);
      return made;
    };
    beforeEach(() => {
      onError.mockReset();
      channel = `test ${randomUUID()}`;
      buses = [];
      bus = open();
    });
    afterEach(async () => {
      for (const one of buses) await one.close();
    });

    /** Subscribes and returns what arrives. */
    function collect(on: Bus = bus): { received: BusMessage[]; leave: () => void } {
      const received: BusMessage[] = [];
      return { received, leave: on.subscribe({ message: (message) => received.push(message) }) };
    }

    it('gives every subscriber every message, in the order of publishing, before publish returns', () => {
      const [first, second] = [collect(), collect()];
      const messages: BusMessage[] = [
        course(1),
        { about: 'live', event: { topic: 'import', id: 'b', userId: 'u', permission: 'imports.read' } },
        { about: 'tasks', queues: ['ingest', 'llm'] },
        { about: 'cache', tags: ['course 1'] },
        course(1),
      ];
      for (const message of messages) bus.publish(message);
      expect(first.received).toEqual(messages);
      expect(second.received).toEqual(messages);
    });

    it('gives nothing to one who has left, and all to the others', () => {
      const [leaving, staying] = [collect(), collect()];
      leaving.leave();
      bus.publish(course(1));
      expect(staying.received).toHaveLength(1);
      expect(leaving.received).toEqual([]);
    });

    it('keeps a second subscription of the same subscriber when the first one leaves', () => {
      const subscriber = { message: vi.fn() };
      const leaveFirst = bus.subscribe(subscriber);
      bus.subscribe(subscriber);
      leaveFirst();
      bus.publish(course(1));
      expect(subscriber.message).toHaveBeenCalledTimes(1);
    });

    it('does not let a failing subscriber reach the publisher or the other subscribers', () => {
      const failure = new Error('subscriber failed');
      bus.subscribe({
        message: () => {
          throw failure;
        },
      });
      const { received } = collect();
      bus.publish(course(1));
      expect(received).toHaveLength(1);
      expect(onError).toHaveBeenCalledExactlyOnceWith(failure);
    });

    it('calls a subscriber in the context it subscribed in, not in that of the publisher', () => {
      const place = new AsyncLocalStorage<string>();
      const seen: unknown[] = [];
      place.run('page', () => bus.subscribe({ message: () => seen.push(place.getStore()) }));
      place.run('transaction', () => bus.publish(course(1)));
      expect(seen).toEqual(['page']);
    });

    it('gives nothing after it was closed', async () => {
      const { received } = collect();
      await bus.close();
      bus.publish(course(1));
      expect(received).toEqual([]);
    });

    it.skipIf(!reaches)('says that something may have been missed when it begins to hear', async () => {
      const missed = vi.fn();
      bus.subscribe({ message: () => {}, missed });
      expect(bus.isHearing).toBe(false);
      await vi.waitFor(() => expect(missed).toHaveBeenCalledOnce());
      expect(bus.isHearing).toBe(true);
    });

    // A process has no others on the local bus.
    describe.skipIf(!reaches)('between processes', () => {
      let other: Bus;
      beforeEach(async () => {
        other = open();
        for (const one of [bus, other]) one.subscribe({ message: () => {} });
        await vi.waitFor(() => expect([bus.isHearing, other.isHearing]).toEqual([true, true]), 5000);
      });

      it('carries every kind of message to the other, and none back to the sender twice', async () => {
        const [own, others] = [collect(bus), collect(other)];
        const messages: BusMessage[] = [
          { about: 'live', event: { topic: 'import', id: 'пачка', userId: 'u', permission: 'imports.read' } },
          { about: 'tasks', queues: ['ingest', 'llm'] },
          { about: 'cache', tags: ['course 1'] },
          course(1),
        ];
        for (const message of messages) bus.publish(message);
        await vi.waitFor(() => expect(others.received).toEqual(messages));
        other.publish(course(2));
        await vi.waitFor(() => expect(own.received).toEqual([...messages, course(2)]));
      });

      it('sends equal messages of one moment once', async () => {
        const { received } = collect(other);
        for (let time = 0; time < 500; time += 1) bus.publish({ about: 'tasks', queues: ['llm'] });
        bus.publish(course(3));
        await vi.waitFor(() => expect(received.at(-1)).toEqual(course(3)));
        expect(received.length).toBeLessThanOrEqual(3);
      });

      it('carries a burst that no single text could hold, in order', async () => {
        const { received } = collect(other);
        const messages = Array.from({ length: 1500 }, (_, index) => course(index));
        for (const message of messages) bus.publish(message);
        await vi.waitFor(() => expect(received).toEqual(messages), 5000);
      });

      it('says that something was missed in place of a message too long to send', async () => {
        const missed = vi.fn();
        const { received } = collect(other);
        other.subscribe({ message: () => {}, missed });
        bus.publish({ about: 'cache', tags: ['x'.repeat(70_000)] });
        bus.publish(course(4));
        await vi.waitFor(() => expect(received).toEqual([course(4)]));
        await vi.waitFor(() => expect(missed).toHaveBeenCalledOnce());
      });

      it('sends what was published just before it closes', async () => {
        const { received } = collect(other);
        for (let id = 0; id < 100; id += 1) bus.publish(course(id));
        await bus.close();
        await vi.waitFor(() => expect(received).toHaveLength(100));
      });

      it('sends what a process publishes that connects only for it and ends at once', async () => {
        const { received } = collect(other);
        const brief = open();
        brief.publish(course(5));
        await brief.close();
        await vi.waitFor(() => expect(received).toEqual([course(5)]));
      });

      it('does not hear another channel', async () => {
        const stranger = create(onError, `${channel} of others`);
        buses.push(stranger);
        const { received } = collect(stranger);
        await vi.waitFor(() => expect(stranger.isHearing).toBe(true), 5000);
        bus.publish(course(6));
        stranger.publish(course(7));
        const { received: heard } = collect(other);
        bus.publish(course(8));
        await vi.waitFor(() => expect(heard.at(-1)).toEqual(course(8)));
        expect(received).toEqual([course(7)]);
      });
    });
  });
}
