import type { Person, PersonRole } from '../contract.ts';

/** One change of a person, as the server takes it; the version goes with it. */
export type Step =
  | { readonly part: 'facts'; readonly body: Facts }
  | { readonly part: 'access'; readonly body: { readonly isActive: boolean } }
  | { readonly part: 'roles'; readonly body: { readonly roles: readonly PersonRole[] } }
  | { readonly part: 'teaching'; readonly body: { readonly courseIds: readonly number[] } }
  | { readonly part: 'heading'; readonly body: { readonly programmeIds: readonly number[] } }
  | { readonly part: 'student'; readonly body: { readonly studentId: number | null } };

export interface Facts {
  readonly name: string;
  readonly email: string;
  readonly login: string | null;
}

/** What can differ between two looks at a person. */
export type Part = Step['part'];

/** The step that makes a part as it is in `person`. */
function stepTo(part: Part, person: Person): Step {
  const { name, email, login, isActive, roles, teaching, heading, student } = person;
  switch (part) {
    case 'facts':
      return { part, body: { name, email, login } };
    case 'access':
      return { part, body: { isActive } };
    case 'roles':
      return { part, body: { roles } };
    case 'teaching':
      return { part, body: { courseIds: teaching.map(({ id }) => id) } };
    case 'heading':
      return { part, body: { programmeIds: heading.map(({ id }) => id) } };
    case 'student':
      return { part, body: { studentId: student?.id ?? null } };
  }
}

/** Roles before their assignments, which need them. */
const parts = ['facts', 'access', 'roles', 'teaching', 'heading', 'student'] as const satisfies readonly Part[];

/** The parts in which two looks at one person differ. */
export function changedParts(before: Person, after: Person): Part[] {
  return parts.filter((part) => fingerprint(stepTo(part, before)) !== fingerprint(stepTo(part, after)));
}

/** Lists are sets: their order says nothing. */
function fingerprint({ body }: Step): string {
  return JSON.stringify(body, (_key, value: unknown) => (Array.isArray(value) ? value.toSorted() : value));
}

/** The steps that make the person what they were before; an assignment that goes with its role needs none. */
export function stepsBack(before: Person, after: Person): Step[] {
  return changedParts(before, after)
    .filter((part) => part !== 'teaching' || before.roles.includes('teacher'))
    .filter((part) => part !== 'heading' || before.roles.includes('head'))
    .map((part) => stepTo(part, before));
}

/** A form's draft on top of what somebody else saved meanwhile: fields that the form left alone follow the other. */
export function rebaseFacts(draft: Facts, base: Facts, now: Facts): Facts {
  const field = <Key extends keyof Facts>(key: Key): Facts[Key] => (draft[key] === base[key] ? now[key] : draft[key]);
  return { name: field('name'), email: field('email'), login: field('login') };
}

/** The same for a choice among many: what was added and taken away is added and taken away there. */
export function rebaseChoice(draft: readonly number[], base: readonly number[], now: readonly number[]): number[] {
  const kept = now.filter((id) => draft.includes(id) || !base.includes(id));
  return [...kept, ...draft.filter((id) => !base.includes(id) && !now.includes(id))];
}
