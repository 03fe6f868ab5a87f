import type { Message } from '#adapters/broker/port.ts';
import { log, runtime } from '../runtime.ts';
import { putBackUnpublished } from './publication.ts';

/** Of more tasks at once the relay makes batches; the process that enqueues them is likely to serve pages. */
const most = 100;

/** Whether so many tasks, due at once, can be published by this process as soon as they are committed. */
export function canPublishDirectly(count: number): boolean {
  return count <= most && runtime().broker?.canPublish === true;
}

/**
 * Publishes tasks that have just been committed and are noted as published; nobody waits for it. What is not
 * confirmed is left to the relay, and so is what a process leaves behind that ends meanwhile.
 */
export function publishDirectly(messages: readonly Message[]): void {
  const current = runtime();
  const { broker } = current;
  if (!broker) return;
  broker
    .publish(messages)
    .then(async (lost) => {
      if (lost.length === 0) return;
      await putBackUnpublished(lost);
      current.wakeWorkers(new Set(messages.map(({ queue }) => queue)));
    })
    .catch((error: unknown) => log().warn({ err: error }, 'cannot publish tasks; the relay will'));
}
