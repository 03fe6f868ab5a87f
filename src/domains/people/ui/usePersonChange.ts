import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/kit/api/client.ts';
import { ApiProblem } from '#web/kit/api/problem.ts';
import type { Person } from '../contract.ts';
import { peopleQuery, personQuery } from './queries.ts';
import { changedParts, stepsBack, type Part, type Step } from './steps.ts';

/** Somebody else changed the person since `base` was seen; `now` is how the person is. */
export class PersonConflict extends Error {
  override readonly name = 'PersonConflict';
  readonly now: Person;
  readonly parts: readonly Part[];

  constructor(base: Person, now: Person) {
    super('somebody else changed this person');
    this.now = now;
    this.parts = changedParts(base, now);
  }
}

interface Change {
  /** The person as the one who changes has seen them. */
  readonly base: Person;
  readonly steps: readonly Step[];
}

/** Told of every change that was made, so that it can be taken back. */
export type OnChanged = (before: Person, after: Person) => void;

/** Changes a person step by step; fails with PersonConflict when somebody else was faster. */
export function usePersonChange(onChanged: OnChanged) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ base, steps }: Change): Promise<Person> => {
      let person = base;
      try {
        for (const step of steps) person = await send(person, step);
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== 'person.changed') throw error;
        throw new PersonConflict(base, await queries.query(personQuery(base.id)));
      }
      return person;
    },
    onSuccess: (person, { base }) => {
      queries.setQueryData(personQuery(person.id).queryKey, person);
      onChanged(base, person);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: peopleQuery({}).queryKey.slice(0, 2) }),
  });
}

/** Takes the last change back. */
export function useUndo(onUndone: () => void) {
  const change = usePersonChange(onUndone);
  return {
    ...change,
    undo: (before: Person, after: Person) => {
      change.mutate({ base: after, steps: stepsBack(before, after) });
    },
  };
}

function send({ id, version }: Person, { part, body }: Step): Promise<Person> {
  const path = `/people/${encodeURIComponent(id)}`;
  const versioned = { version, ...body };
  return part === 'facts' ? api.patch<Person>(path, versioned) : api.put<Person>(`${path}/${part}`, versioned);
}
