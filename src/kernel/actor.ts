import type { Locale } from './locale.ts';

/** Roles a person can hold, in any combination. Programme head = РОП. */
export const roles = ['student', 'teacher', 'head', 'operator', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Who asks: a signed-in person or the holder of one of that person's tokens. */
export interface Actor {
  readonly userId: string;
  readonly login: string;
  readonly name: string;
  /** Of this call: what it asks for, else the person's own. */
  readonly locale: Locale;
  readonly roles: ReadonlySet<Role>;
  /** Union of what the roles permit. */
  readonly permissions: ReadonlySet<string>;
  /** The student this user is, when linked. */
  readonly studentId: number | null;
  /** Set when a program asks by one of the person's tokens. */
  readonly token?: { readonly isReadOnly: boolean };
}

/** Whether the actor holds one of the roles that see the whole university. */
export function seesEverything(actor: Actor): boolean {
  return actor.roles.has('administrator') || actor.roles.has('operator');
}

/**
 * Tag (kernel/cached.ts) of everything kept about a person: sessions, roles, who they are. Whoever changes one of these,
 * or ends a session, lets it be forgotten.
 */
export function personTag(userId: string): string {
  return `person ${userId}`;
}
