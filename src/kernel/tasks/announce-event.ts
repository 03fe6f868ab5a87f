import { runtime } from '../runtime.ts';
import type { DomainEvent } from './define-event.ts';
import { enqueue } from './enqueue.ts';

/**
 * Announces an event: every follow-up's task is enqueued in the open transaction, so that a change and what follows
 * from it commit together. The announcing domain does not know who follows.
 */
export async function announce<Payload>(event: DomainEvent<Payload>, payload: Payload): Promise<void> {
  for (const { event: name, task, input, lane } of runtime().followUps) {
    if (name === event.name) await enqueue(task, input(payload), lane && { lane });
  }
}
