import { randomUUID } from 'node:crypto';
import { connect, type ChannelModel } from 'amqplib';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isRabbitmqHere, rabbitmqForTests, type RabbitmqForTests } from '#test/services/rabbitmq.ts';
import type { Address, Broker, Delivery } from './port.ts';
import { openRabbitmq } from './rabbitmq/open.ts';
import { deadQueue, queueName } from './rabbitmq/topology.ts';

const interactive: Address = { queue: 'llm', lane: 'interactive' };
const bulk: Address = { queue: 'llm', lane: 'bulk' };
const newIds = (count: number) => Array.from({ length: count }, () => randomUUID());

describe.skipIf(!isRabbitmqHere())('broker: RabbitMQ', () => {
  let rabbitmq: RabbitmqForTests;
  let raw: ChannelModel;
  const opened: Broker[] = [];
  beforeAll(async () => {
    rabbitmq = await rabbitmqForTests();
    raw = await connect(rabbitmq.url);
  });
  afterAll(async () => {
    await raw.close();
    await rabbitmq.remove();
  });
  beforeEach(async () => {
    const broker = await open();
    const channel = await raw.createChannel();
    for (const name of [queueName(interactive), queueName(bulk), deadQueue]) await channel.purgeQueue(name);
    await channel.close();
    await broker.close();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((broker) => broker.close()));
  });

  async function open(): Promise<Broker> {
    const broker = openRabbitmq(rabbitmq.url, pino({ level: 'silent' }));
    opened.push(broker);
    await expect.poll(() => broker.canPublish).toBe(true);
    return broker;
  }
  const publish = (broker: Broker, address: Address, ids: string[]) =>
    broker.publish(ids.map((id) => ({ ...address, id })));
  /** Subscribes and collects; `answer` says what becomes of each. */
  async function collect(broker: Broker, address: Address, prefetch: number, answer?: (one: Delivery) => void) {
    const deliveries: Delivery[] = [];
    const subscription = broker.subscribe(address, prefetch, (delivery) => {
      deliveries.push(delivery);
      answer?.(delivery);
    });
    await expect.poll(() => broker.isDelivering).toBe(true);
    return { deliveries, subscription, ids: () => deliveries.map(({ id }) => id) };
  }

  it('delivers what was published and confirmed, in order', async () => {
    const broker = await open();
    const ids = newIds(200);
    expect(await publish(broker, interactive, ids)).toEqual([]);
    const { ids: received } = await collect(broker, interactive, 10, (delivery) => delivery.acknowledge());
    await expect.poll(received).toEqual(ids);
    expect(broker.figures).toMatchObject({
      published: 200,
      confirmed: 200,
      rejected: 0,
      consumed: 200,
      redelivered: 0,
    });
  });

  it('keeps the lanes apart and counts what waits in each', async () => {
    const broker = await open();
    await publish(broker, interactive, newIds(2));
    await publish(broker, bulk, newIds(3));
    expect(await broker.countWaiting([interactive, bulk, { queue: 'tg', lane: 'bulk' }])).toEqual([2, 3, 0]);
  });

  it('has no more out than was asked for', async () => {
    const broker = await open();
    const ids = newIds(5);
    await publish(broker, interactive, ids);
    const { deliveries, ids: received } = await collect(broker, interactive, 2);
    await expect.poll(received).toEqual(ids.slice(0, 2));
    expect(await broker.countWaiting([interactive])).toEqual([3]);
    deliveries[0]?.acknowledge();
    await expect.poll(received).toEqual(ids.slice(0, 3));
  });

  it('shares the messages of an address among its subscribers', async () => {
    const [one, two] = [await open(), await open()];
    const first = await collect(one, bulk, 1);
    const second = await collect(two, bulk, 1);
    await publish(one, bulk, newIds(2));
    await expect.poll(() => [first.ids().length, second.ids().length]).toEqual([1, 1]);
  });

  it('delivers again what a lost process had not acknowledged, and says so', async () => {
    const [one, two] = [await open(), await open()];
    const [kept = '', lost = ''] = newIds(2);
    await publish(one, bulk, [kept, lost]);
    const first = await collect(one, bulk, 2, (delivery) => {
      if (delivery.id === kept) delivery.acknowledge();
    });
    await expect.poll(first.ids).toEqual([kept, lost]);
    await one.close();
    const second = await collect(two, bulk, 2, (delivery) => delivery.acknowledge());
    await expect
      .poll(() => second.deliveries.map(({ id, isRedelivered }) => ({ id, isRedelivered })))
      .toEqual([{ id: lost, isRedelivered: true }]);
    expect(two.figures.redelivered).toBe(1);
  });

  it('delivers again what was given back, and heeds the first answer only', async () => {
    const broker = await open();
    const [id = ''] = newIds(1);
    await publish(broker, bulk, [id]);
    const { deliveries, ids } = await collect(broker, bulk, 1, (delivery) => {
      if (delivery.isRedelivered) delivery.acknowledge();
      else delivery.giveBack();
      delivery.acknowledge();
    });
    await expect.poll(ids).toEqual([id, id]);
    expect(deliveries.map(({ isRedelivered }) => isRedelivered)).toEqual([false, true]);
    await expect.poll(() => broker.countWaiting([bulk])).toEqual([0]);
  });

  it('after the end of a subscription gives nothing more, and takes the answers to what is out', async () => {
    const broker = await open();
    await publish(broker, bulk, newIds(3));
    const { deliveries, subscription } = await collect(broker, bulk, 1);
    await expect.poll(() => deliveries.length).toBe(1);
    await subscription.end();
    deliveries[0]?.acknowledge();
    await expect.poll(() => broker.countWaiting([bulk])).toEqual([2]);
    expect(deliveries).toHaveLength(1);
    await broker.close();
    expect(await (await open()).countWaiting([bulk])).toEqual([2]);
  });

  it('puts aside what is no id, and goes on', async () => {
    const broker = await open();
    const [id = ''] = newIds(1);
    const channel = await raw.createChannel();
    channel.sendToQueue(queueName(bulk), Buffer.from('{"id": 7}'));
    channel.sendToQueue(queueName(bulk), Buffer.from(id));
    const { ids } = await collect(broker, bulk, 1, (delivery) => delivery.acknowledge());
    await expect.poll(ids).toEqual([id]);
    expect(broker.figures.unreadable).toBe(1);
    await expect.poll(async () => (await channel.checkQueue(deadQueue)).messageCount).toBe(1);
    await channel.close();
  });

  it('says of a message without a queue that it did not arrive, and makes the queue again', async () => {
    const broker = await open();
    const channel = await raw.createChannel();
    await channel.deleteQueue(queueName(bulk));
    const [id = ''] = newIds(1);
    expect(await publish(broker, bulk, [id])).toEqual([id]);
    await expect.poll(() => publish(broker, bulk, [id])).toEqual([]);
    expect(await broker.countWaiting([bulk])).toEqual([1]);
    await channel.close();
  });

  it('consumes again when its queue was deleted', async () => {
    const broker = await open();
    const { ids } = await collect(broker, bulk, 1, (delivery) => delivery.acknowledge());
    const channel = await raw.createChannel();
    await channel.deleteQueue(queueName(bulk));
    await channel.close();
    const [id = ''] = newIds(1);
    await expect.poll(() => publish(broker, bulk, [id])).toEqual([]);
    await expect.poll(ids).toEqual([id]);
  });

  it('tells of its changes', async () => {
    const broker = openRabbitmq(rabbitmq.url, pino({ level: 'silent' }));
    opened.push(broker);
    const seen: boolean[] = [];
    broker.onChange(() => seen.push(broker.canPublish));
    expect(broker.canPublish).toBe(false);
    expect(await publish(broker, bulk, ['a', 'b'])).toEqual(['a', 'b']);
    await expect.poll(() => seen).toContain(true);
  });
});
