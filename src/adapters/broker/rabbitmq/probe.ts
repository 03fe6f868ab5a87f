import { connect } from 'amqplib';
import { deadQueue, declareTopology } from './topology.ts';

export interface ProbedBroker {
  /** E.g. `3.10.8`. */
  readonly version: string;
  /** Messages that were put aside because nobody can read them. */
  readonly dead: number;
}

/** Connects once and declares what the program needs. @throws when the broker refuses or does not answer */
export async function probeRabbitmq(url: string): Promise<ProbedBroker> {
  const model = await connect(url, { timeout: 5000 }).catch((error: unknown) => {
    throw isRefusedVirtualHost(error)
      ? new Error('refuses the virtual host: it is not there, or this user may not use it', { cause: error })
      : error;
  });
  // It rejects what waits as well.
  model.on('error', () => undefined);
  try {
    const channel = await model.createChannel();
    channel.on('error', () => undefined);
    await declareTopology(channel);
    const { messageCount } = await channel.checkQueue(deadQueue);
    return { version: model.connection.serverProperties.version, dead: messageCount };
  } finally {
    await model.close().catch(() => undefined);
  }
}

/** RabbitMQ names the reason as it closes the connection; amqplib 2.3 passes on only that it did, in this sentence. */
function isRefusedVirtualHost(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Expected ConnectionOpenOk; got <ConnectionClose');
}
