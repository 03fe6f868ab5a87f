import type { Channel, ConsumeMessage } from 'amqplib';

/** The messages of one channel that are out, and what has been said of them. */
export interface Acknowledgements {
  /** Messages that the broker waits to hear of. */
  readonly out: number;
  /** A message has come; they come in the order of their tags. */
  take(message: ConsumeMessage): void;
  /** The broker may forget it; told with the others of this turn. */
  acknowledge(message: ConsumeMessage): void;
  /** Somebody else may have it; told at once. */
  giveBack(message: ConsumeMessage): void;
}

/**
 * Gathers acknowledgements: tasks end many at a time, and mostly the oldest first. Those before the oldest message that
 * is still out are told by one frame («all up to this one»), which the broker's log holds as one entry; the rest one by
 * one.
 *
 * @param isUsable false once the channel is closed: then nothing more is told
 * @param onTold called when the broker has been told
 */
export function createAcknowledgements(
  channel: Channel,
  isUsable: () => boolean,
  onTold: () => void,
): Acknowledgements {
  /** By tag, in the order they came; true for those to acknowledge. */
  const out = new Map<ConsumeMessage, boolean>();
  let isPlanned = false;

  function tell(): void {
    isPlanned = false;
    if (!isUsable()) return;
    let last: ConsumeMessage | undefined;
    let isOldest = true;
    for (const [message, isDone] of out) {
      if (isDone) {
        out.delete(message);
        if (isOldest) last = message;
        else channel.ack(message);
      } else isOldest = false;
    }
    if (last) channel.ack(last, true);
    onTold();
  }

  return {
    get out() {
      return out.size;
    },
    take: (message) => void out.set(message, false),
    acknowledge(message) {
      if (!out.has(message)) return;
      out.set(message, true);
      if (isPlanned) return;
      isPlanned = true;
      setImmediate(tell);
    },
    giveBack(message) {
      if (out.get(message) !== false || !isUsable()) return;
      out.delete(message);
      channel.nack(message, false, true);
      onTold();
    },
  };
}
