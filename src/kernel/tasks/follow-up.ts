import type { z } from 'zod';
import { runtime } from '../runtime.ts';
import type { TaskKind } from './define-task.ts';
import { enqueue, type EnqueueOptions } from './enqueue.ts';

/** Something that has happened in a domain. It is defined by that domain; others follow it with tasks of theirs. */
export interface DomainEvent<Payload> {
  /** Stable name in the past tense, e.g. `gradebook.course_changed`. */
  readonly name: string;
  /** Ids only. */
  readonly payload: z.ZodType<Payload>;
}

export function defineEvent<Payload>(name: string, payload: z.ZodType<Payload>): DomainEvent<Payload> {
  return { name, payload };
}

/** A task that a domain wants enqueued whenever an event is announced. */
export interface FollowUp {
  readonly event: string;
  readonly task: TaskKind;
  /** Makes the task's input of the event's payload. */
  readonly input: (payload: unknown) => unknown;
  readonly options: EnqueueOptions;
}

/** Says which task follows an event; for the `followUps` of a domain's manifest. */
export function followUp<Payload, Input>(
  event: DomainEvent<Payload>,
  task: TaskKind<Input>,
  input: (payload: Payload) => Input,
  options: EnqueueOptions = {},
): FollowUp {
  return { event: event.name, task, input: (payload) => input(event.payload.parse(payload)), options };
}

/**
 * Announces an event: every follow-up's task is enqueued in the open transaction, so that a change and what follows
 * from it commit together. The announcing domain does not know who follows.
 */
export async function announce<Payload>(event: DomainEvent<Payload>, payload: Payload): Promise<void> {
  for (const { event: name, task, input, options } of runtime().followUps) {
    if (name === event.name) await enqueue(task, input(payload), options);
  }
}
