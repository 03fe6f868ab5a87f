import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';

/**
 * Whoever finds a token must not make it last: the account itself is changed by a signed-in person only.
 *
 * @throws AppError access.in_person
 */
export function assertInPerson(actor: Actor): void {
  if (actor.token) throw new AppError('access.in_person');
}
