import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import type { Logger } from 'pino';
import type { Address, BrokerFigures, Delivery } from '../port.ts';
import { createAcknowledgements, type Acknowledgements } from './acknowledgements.ts';
import { queueName } from './topology.ts';

/** Milliseconds before a consumer that could not start or was ended by the broker is started again. */
const pause = 100;
const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface Consumer {
  /** Whether messages arrive. */
  readonly isOpen: boolean;
  /** Starts on this connection; also after an earlier one was lost. */
  open(model: ChannelModel): Promise<void>;
  end(): Promise<void>;
}

export interface ConsumerOptions {
  readonly address: Address;
  readonly prefetch: number;
  readonly onDelivery: (delivery: Delivery) => void;
  readonly onChange: () => void;
  /** Declares the topology again: a queue is missing. */
  readonly redeclare: (model: ChannelModel) => Promise<void>;
  readonly figures: BrokerFigures;
  readonly log: Logger;
}

interface Place {
  readonly channel: Channel;
  readonly messages: Acknowledgements;
  tag: string;
}

/** Consumes one queue, on a channel of its own. */
export function createConsumer(options: ConsumerOptions): Consumer {
  const { address, figures, log, onChange, redeclare } = options;
  const queue = queueName(address);
  let current: Place | undefined;
  let isEnded = false;
  const hasEnded = (): boolean => isEnded;

  function deliver(place: Place, message: ConsumeMessage): void {
    const id = message.content.toString('latin1');
    if (!idPattern.test(id)) {
      figures.unreadable += 1;
      log.warn({ queue, bytes: message.content.length }, 'put aside a message that is no id of a task');
      place.channel.reject(message, false);
      return;
    }
    figures.consumed += 1;
    if (message.fields.redelivered) figures.redelivered += 1;
    place.messages.take(message);
    options.onDelivery({
      id,
      isRedelivered: message.fields.redelivered,
      acknowledge: () => place.messages.acknowledge(message),
      giveBack: () => place.messages.giveBack(message),
    });
  }

  async function open(model: ChannelModel): Promise<void> {
    if (hasEnded()) return;
    let isUsable = true;
    const channel = await model.createChannel();
    const closeWhenUnused = (): void => {
      if (hasEnded() && messages.out === 0) void channel.close().catch(() => undefined);
    };
    const messages = createAcknowledgements(channel, () => isUsable, closeWhenUnused);
    const place: Place = { channel, messages, tag: '' };
    const leave = (): void => {
      if (current === place) current = undefined;
      onChange();
    };
    // Followed by `close`.
    channel.on('error', (error) => log.warn({ err: error, queue }, 'the broker closed a channel'));
    channel.on('close', () => {
      isUsable = false;
      leave();
      again(model);
    });
    await channel.prefetch(options.prefetch);
    const { consumerTag } = await channel.consume(queue, (message) => {
      if (message) deliver(place, message);
      // The queue was deleted; closing leads to opening anew.
      else void channel.close().catch(() => undefined);
    });
    place.tag = consumerTag;
    current = place;
    onChange();
    if (hasEnded()) await end();
  }

  /** Opens anew on the same connection; when that is lost the next one brings its own call. */
  function again(model: ChannelModel): void {
    if (hasEnded()) return;
    setTimeout(() => {
      if (hasEnded() || current) return;
      redeclare(model)
        .then(() => (current ? undefined : open(model)))
        .catch((error: unknown) => log.debug({ err: error, queue }, 'cannot consume'));
    }, pause).unref();
  }

  async function end(): Promise<void> {
    isEnded = true;
    if (!current) return;
    const place = current;
    current = undefined;
    // Whatever fails here fails because the connection is gone, which ends the consumer as well.
    await place.channel.cancel(place.tag).catch(() => undefined);
    if (place.messages.out === 0) await place.channel.close().catch(() => undefined);
  }

  return {
    get isOpen() {
      return current !== undefined;
    },
    open,
    end,
  };
}
