import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import { skipsPgBouncer, startPgBouncer, type PgBouncer } from '#test/services/pgbouncer.ts';
import { skipsRedis, startRedis, type RedisForTests } from '#test/services/redis.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { createCarriedBus } from './carried.ts';
import type { Bus, BusMessage } from './port.ts';
import { createPostgresTransport } from './postgres.ts';
import { createRedisTransport } from './redis.ts';
import type { Transport } from './transport.ts';

/** Longer than any test: what must happen sooner is not found out by asking now and then. */
const never = 3600;
const course = (id: number): BusMessage => ({ about: 'live', event: { topic: 'course', id, courseId: id } });

interface Ear {
  readonly bus: Bus;
  readonly received: BusMessage[];
  /** Called whenever something may have been missed: also with the first connection. */
  readonly missed: Mock<() => void>;
}

const open: Bus[] = [];
afterEach(async () => {
  for (const bus of open.splice(0)) await bus.close();
});

function listen(transport: Transport): Ear {
  const bus = createCarriedBus({
    transport,
    onError(error) {
      throw error;
    },
  });
  open.push(bus);
  const received: BusMessage[] = [];
  const missed = vi.fn<() => void>();
  bus.subscribe({ message: (message) => received.push(message), missed });
  return { bus, received, missed };
}

const allHear = (...ears: Ear[]) =>
  expect.poll(() => ears.map(({ bus }) => bus.isHearing)).toEqual(ears.map(() => true));

/** Breaks the connections of two that hear each other; each must then know it, and both hear each other again. */
async function survives(connect: () => Transport, kill: () => Promise<number>): Promise<void> {
  const [one, other] = [listen(connect()), listen(connect())];
  await allHear(one, other);
  expect([one.missed.mock.calls.length, other.missed.mock.calls.length]).toEqual([1, 1]);
  expect(await kill()).toBeGreaterThanOrEqual(2);
  // Said at once, whether or not it has noticed: it must not be lost, unless the other is told that it missed it.
  one.bus.publish(course(1));
  await expect.poll(() => [one.missed.mock.calls.length, other.missed.mock.calls.length]).toEqual([2, 2]);
  await allHear(one, other);
  other.bus.publish(course(2));
  await expect.poll(() => one.received).toContainEqual(course(2));
  one.bus.publish(course(3));
  await expect.poll(() => other.received).toContainEqual(course(3));
}

describe.skipIf(process.env['PULSE_TEST_POSTGRES_URL'] === undefined)('the bus of PostgreSQL', () => {
  let database: TestDatabase;
  const onDeaf = vi.fn();
  const connect = (url = database.address, heartbeatSeconds = never, proofSeconds = 2) =>
    createPostgresTransport({ url, onDeaf, onError: () => undefined, heartbeatSeconds, proofSeconds });
  beforeEach(async () => {
    onDeaf.mockReset();
    database = await openTestDatabase('postgres');
  });
  // The buses are closed before: hooks run in the reverse order.
  afterEach(() => database.close());

  it('is there again at once when its connections were ended by the server', () =>
    survives(
      () => connect(),
      async () => {
        const { rowCount } = await database.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'pulse bus'`,
        );
        return rowCount ?? 0;
      },
    ));

  describe.skipIf(skipsPgBouncer())('through PgBouncer in transaction mode', () => {
    let bouncer: PgBouncer;
    beforeEach(async () => {
      bouncer = await startPgBouncer(database.address);
    });
    afterEach(() => bouncer.stop());

    it('says once that it hears nothing, and is heard all the same', async () => {
      const [deaf, direct] = [listen(connect(bouncer.through(database.address), 0.1)), listen(connect())];
      await allHear(direct);
      await expect.poll(() => onDeaf.mock.calls.length).toBe(1);
      deaf.bus.publish(course(1));
      await expect.poll(() => direct.received).toContainEqual(course(1));
      expect(deaf.bus.isHearing).toBe(false);
      expect(deaf.missed).not.toHaveBeenCalled();
      expect(onDeaf).toHaveBeenCalledOnce();
    });
  });

  it('hears once it has proved so, though it was too slow for the first proof', async () => {
    const ear = listen(connect(database.address, 0.05, 0));
    await allHear(ear);
    expect(ear.missed).toHaveBeenCalledOnce();
  });
});

describe.skipIf(skipsRedis())('the bus of Redis', () => {
  let redis: RedisForTests;
  let administrator: Redis;
  const connect = () =>
    createRedisTransport({ url: redis.url, channel: 'test', onError: () => undefined, heartbeatSeconds: never });
  beforeEach(async () => {
    redis = await startRedis();
    administrator = new Redis(redis.url);
  });
  afterEach(async () => {
    administrator.disconnect();
    await redis.stop();
  });

  it.each(['normal', 'pubsub'] as const)('is there again at once when its %s connections were killed', (kind) =>
    survives(connect, async () => Number(await administrator.call('client', 'kill', 'type', kind, 'skipme', 'yes'))),
  );
});
