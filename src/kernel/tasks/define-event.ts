import type { z } from 'zod';
import type { Lane, TaskKind } from './define-task.ts';

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
  /** Default: the lane of the task's kind. */
  readonly lane: Lane | undefined;
}

/** Says which task follows an event; for the `followUps` of a domain's manifest. */
export function followUp<Payload, Input>(
  event: DomainEvent<Payload>,
  task: TaskKind<Input>,
  input: (payload: Payload) => Input,
  lane?: Lane,
): FollowUp {
  return { event: event.name, task, input: (payload) => input(event.payload.parse(payload)), lane };
}
