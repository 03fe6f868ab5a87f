import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Channel, ChannelModel } from 'amqplib';
import type { Logger } from 'pino';
import type { Broker, BrokerFigures } from '../port.ts';
import { createConsumer, type Consumer } from './consumer.ts';
import { openLink, type Link } from './link.ts';
import { openPublisher, type Publisher } from './publisher.ts';
import { declareTopology, queueName } from './topology.ts';

/**
 * Delivery by RabbitMQ 3.10 or newer. Does not wait for the first connection. Publishing and consuming have a
 * connection each: one that the broker blocks for publishing would no longer carry acknowledgements either.
 *
 * @param url `amqp://` or `amqps://user:password@host:port/vhost`; certificates are checked against those Node.js trusts
 */
export function openRabbitmq(url: string, log: Logger): Broker {
  const figures: BrokerFigures = {
    published: 0,
    confirmed: 0,
    rejected: 0,
    consumed: 0,
    redelivered: 0,
    unreadable: 0,
    get reconnects() {
      return publishing.reconnects + (consuming?.reconnects ?? 0);
    },
  };
  const listeners = new Set<() => void>();
  const consumers = new Set<Consumer>();
  let publisher: Publisher | undefined;
  let counter: Channel | undefined;
  let consuming: Link | undefined;
  let isRedeclaring = false;

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  async function openPublishing(model: ChannelModel): Promise<void> {
    const opened = await openPublisher(model, figures, () => void redeclare(model));
    publisher = opened;
    void opened.closed.then(() => {
      if (publisher !== opened) return;
      publisher = undefined;
      changed();
      // The channel alone was closed: its connection lives on.
      if (publishing.model === model)
        openPublishing(model).then(changed, () => void model.close().catch(() => undefined));
    });
  }

  /** At most once at a time: each of many lost messages would ask for it. */
  async function redeclare(model: ChannelModel): Promise<void> {
    if (isRedeclaring) return;
    isRedeclaring = true;
    try {
      // A queue that comes back at once hides from its consumers that it was gone (seen with RabbitMQ 3.10).
      await wait(1000, undefined, { ref: false });
      const channel = await model.createChannel();
      channel.on('error', () => undefined);
      await declareTopology(channel);
      await channel.close();
    } catch (error) {
      // Most likely the connection is lost, whose successor declares them.
      log.debug({ err: error }, 'cannot declare the queues of the broker');
    } finally {
      isRedeclaring = false;
    }
  }

  const publishing = openLink({ url, log, purpose: 'publishing', prepare: openPublishing, onChange: changed });
  const openConsuming = (): Link =>
    openLink({
      url,
      log,
      purpose: 'consuming',
      onConnect: (model) => {
        for (const consumer of consumers) void open(consumer, model);
      },
      onChange: changed,
    });

  async function open(consumer: Consumer, model: ChannelModel): Promise<void> {
    try {
      await consumer.open(model);
    } catch (error) {
      // It tries again by itself on this connection, or the next connection opens it.
      log.debug({ err: error }, 'cannot consume');
    }
  }

  async function count(queue: string, model: ChannelModel): Promise<number> {
    if (!counter) {
      const opened = await model.createChannel();
      opened.on('error', () => undefined);
      opened.on('close', () => (counter = undefined));
      counter = opened;
    }
    return (await counter.checkQueue(queue)).messageCount;
  }

  return {
    get canPublish() {
      return publisher !== undefined && publishing.model !== undefined && !publishing.isBlocked;
    },
    get isDelivering() {
      return consuming?.model !== undefined && [...consumers].every((consumer) => consumer.isOpen);
    },
    figures,
    async publish(messages) {
      if (publisher && !publishing.isBlocked) return publisher.publish(messages);
      return messages.map(({ id }) => id);
    },
    subscribe(address, prefetch, onDelivery) {
      const options = { address, prefetch, onDelivery, onChange: changed, redeclare, figures, log };
      const consumer = createConsumer(options);
      consumers.add(consumer);
      consuming ??= openConsuming();
      if (consuming.model) void open(consumer, consuming.model);
      return {
        async end() {
          consumers.delete(consumer);
          await consumer.end();
        },
      };
    },
    async countWaiting(addresses) {
      const { model } = publishing;
      if (!model) return undefined;
      try {
        const counts: number[] = [];
        for (const address of addresses) counts.push(await count(queueName(address), model));
        return counts;
      } catch (error) {
        // A queue is missing, or the connection was just lost.
        log.debug({ err: error }, 'cannot count messages');
        if (publishing.model === model) await redeclare(model);
        return undefined;
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      // Acknowledgements of this turn are still told.
      await setImmediate();
      const closed = Promise.allSettled([publishing.close(), consuming?.close()]);
      // Through a network that swallows everything nobody answers.
      await Promise.race([closed, wait(2000, undefined, { ref: false })]);
    },
  };
}
