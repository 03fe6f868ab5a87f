import { randomUUID } from 'node:crypto';
import { packEnvelopes, readEnvelope } from './envelope.ts';
import { createOutbox } from './outbox.ts';
import type { Bus, BusFigures } from './port.ts';
import { createSubscribers } from './subscribers.ts';
import type { Transport, TransportListener } from './transport.ts';

export interface CarriedBusOptions {
  transport: Transport;
  /** Called with what a subscriber threw, and with texts that nobody can read. */
  onError: (error: unknown) => void;
}

/** Milliseconds that closing waits for what is still to be sent. */
const longestFarewell = 1000;

/** A bus whose messages a transport carries to other processes. Its own subscribers never wait for that. */
export function createCarriedBus({ transport, onError }: CarriedBusOptions): Bus {
  const self = randomUUID();
  const subscribers = createSubscribers(onError);
  const figures: BusFigures = { sent: 0, received: 0, connected: 0, failed: 0, dropped: 0 };
  let isHearing = false;
  let isOpen = false;
  let isClosed = false;
  const outbox = createOutbox({
    async send(texts, missed) {
      await transport.send(packEnvelopes(self, texts, transport.mostBytes, missed));
      figures.sent += texts.length;
    },
    onFailed: () => (figures.failed += 1),
    onDropped: (count) => (figures.dropped += count),
  });

  function received(text: string): void {
    try {
      const { from, messages, missed } = readEnvelope(text);
      if (from === self) return;
      figures.received += messages.length;
      for (const message of messages) subscribers.tell(message);
      if (missed) subscribers.tellMissed();
    } catch (error) {
      onError(error);
    }
  }

  /** With the first message or subscriber: a short command that has neither needs no connection. */
  function open(): void {
    if (isOpen) return;
    isOpen = true;
    transport.open(listener);
  }

  const listener: TransportListener = {
    received,
    connected() {
      figures.connected += 1;
      outbox.retry();
    },
    hearing(hears) {
      if (hears && !isHearing) {
        isHearing = true;
        subscribers.tellMissed();
      }
      isHearing = hears;
    },
  };

  return {
    publish(message) {
      if (isClosed) return;
      open();
      subscribers.tell(message);
      outbox.add(JSON.stringify(message));
    },
    subscribe(subscriber) {
      open();
      return subscribers.add(subscriber);
    },
    get isHearing() {
      return isHearing;
    },
    figures,
    async close() {
      isClosed = true;
      subscribers.clear();
      await outbox.drain(longestFarewell);
      isHearing = false;
      await transport.close();
    },
  };
}
