import type { ChannelModel, ConfirmChannel } from 'amqplib';
import type { BrokerFigures, Message } from '../port.ts';
import { queueName } from './topology.ts';

/** Milliseconds after which a message without an answer is given up; it may have arrived all the same. */
const patience = 10_000;

/** Publishes on one channel with confirms. */
export interface Publisher {
  publish(messages: readonly Message[]): Promise<string[]>;
  /** Resolves when the channel is of no more use. */
  readonly closed: Promise<unknown>;
}

/** @param onReturned called when the queue of a message was not there */
export async function openPublisher(
  model: ChannelModel,
  figures: BrokerFigures,
  onReturned: () => void,
): Promise<Publisher> {
  const channel = await model.createConfirmChannel();
  const closed = Promise.withResolvers<undefined>();
  let isOpen = true;
  /** Ids of messages without a queue: the broker says so just before it confirms them. */
  const returned = new Set<string>();
  channel.on('return', (message) => {
    returned.add(String(message.properties.messageId));
    onReturned();
  });
  // Followed by `close`.
  channel.on('error', () => undefined);
  channel.on('close', () => {
    isOpen = false;
    closed.resolve(undefined);
  });

  function publishOne(message: Message, onAnswer: (isConfirmed: boolean) => void): boolean {
    figures.published += 1;
    const options = { persistent: true, mandatory: true, messageId: message.id };
    return channel.publish('', queueName(message), Buffer.from(message.id), options, (error: unknown) => {
      onAnswer(!returned.delete(message.id) && error === null);
    });
  }

  return {
    closed: closed.promise,
    async publish(messages) {
      const open = new Set<Message>(messages);
      const refused: string[] = [];
      const answered = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => answered.resolve(undefined), patience);
      const giveUp = answered.promise.then(() => false);
      for (const message of messages) {
        if (!isOpen) break;
        const goOn = publishOne(message, (isConfirmed) => {
          open.delete(message);
          if (isConfirmed) figures.confirmed += 1;
          else refused.push(message.id);
          if (open.size === 0) answered.resolve(undefined);
        });
        // The socket is full: what is written now would only pile up in memory.
        if (!goOn && !(await Promise.race([drained(channel), closed.promise.then(() => false), giveUp]))) break;
      }
      if (isOpen && open.size > 0) await Promise.race([answered.promise, closed.promise]);
      clearTimeout(timer);
      answered.resolve(undefined);
      const lost = [...refused, ...[...open].map(({ id }) => id)];
      figures.rejected += lost.length;
      return lost;
    },
  };
}

function drained(channel: ConfirmChannel): Promise<boolean> {
  return new Promise((resolve) => channel.once('drain', () => resolve(true)));
}
