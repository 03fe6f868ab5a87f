import { runtime } from '../runtime.ts';
import type { DomainEvent } from './define-event.ts';
import { enqueueMany } from './enqueue.ts';

/**
 * Announces an event: every follow-up's task is enqueued in the open transaction, so that a change and what follows
 * from it commit together. The announcing domain does not know who follows.
 */
export function announce<Payload>(event: DomainEvent<Payload>, payload: Payload): Promise<void> {
  return announceMany(event, [payload]);
}

/** The same for many things at once; a statement for each follow-up, however many they are. */
export async function announceMany<Payload>(event: DomainEvent<Payload>, payloads: readonly Payload[]): Promise<void> {
  for (const { event: name, task, input, lane } of runtime().followUps) {
    if (name === event.name) await enqueueMany(task, payloads.map(input), lane && { lane });
  }
}
