import type { Channel } from 'amqplib';
import { lanes, queues } from '#kernel/tasks/define-task.ts';
import type { Address } from '../port.ts';

/** Where messages end up that nobody can read, for a person to look at. */
export const deadQueue = 'pulse.dead';
const deadExchange = 'pulse.dead';

/** Name of the queue of an address, e.g. `pulse.llm.bulk`. */
export function queueName({ queue, lane }: Address): string {
  return `pulse.${queue}.${lane}`;
}

/**
 * Declares everything the program expects of the virtual host; what is there already stays. The one place that knows
 * it. Quorum queues survive the loss of a minority of the broker's nodes.
 *
 * @throws when a queue exists with other properties (406 PRECONDITION_FAILED); its channel is closed then
 */
export async function declareTopology(channel: Channel): Promise<void> {
  await channel.assertExchange(deadExchange, 'fanout', { durable: true });
  await channel.assertQueue(deadQueue, {
    durable: true,
    // The newest are enough to see what goes wrong.
    arguments: { 'x-queue-type': 'quorum', 'x-max-length': 10_000, 'x-overflow': 'drop-head' },
  });
  await channel.bindQueue(deadQueue, deadExchange, '');
  for (const queue of queues) {
    for (const lane of lanes) {
      await channel.assertQueue(queueName({ queue, lane }), {
        durable: true,
        // How often a task is tried is counted in its row; without a limit of our own RabbitMQ 4 takes 20.
        arguments: { 'x-queue-type': 'quorum', 'x-dead-letter-exchange': deadExchange, 'x-delivery-limit': 1000 },
      });
    }
  }
}
