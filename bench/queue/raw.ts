import amqp from 'amqplib';

const queue = 'raw';
const body = Buffer.from('0'.repeat(36));

/** What RabbitMQ gives a plain client: messages of the size of an id, a second, to and from a quorum queue. */
export async function measureBroker(url: string, count: number): Promise<{ published: number; consumed: number }> {
  const connection = await amqp.connect(url);
  try {
    const publisher = await connection.createConfirmChannel();
    await publisher.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    const begun = performance.now();
    for (let number = 0; number < count; number += 1) {
      if (!publisher.sendToQueue(queue, body, { persistent: true })) {
        await new Promise((resolve) => publisher.once('drain', resolve));
      }
    }
    await publisher.waitForConfirms();
    const published = (count / (performance.now() - begun)) * 1000;

    const consumer = await connection.createChannel();
    await consumer.prefetch(1000);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    let consumed = 0;
    const from = performance.now();
    await consumer.consume(queue, (message) => {
      if (!message) return;
      consumer.ack(message);
      consumed += 1;
      if (consumed === count) resolve(undefined);
    });
    await promise;
    return { published, consumed: (count / (performance.now() - from)) * 1000 };
  } finally {
    await connection.close();
  }
}
