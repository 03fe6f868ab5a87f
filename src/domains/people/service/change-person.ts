import { personTag } from '#kernel/actor.ts';
import { forget } from '#kernel/cached.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { isUniqueViolation } from '#kernel/database/unique-violation.ts';
import { AppError } from '#kernel/errors.ts';
import type { Person } from '../contract.ts';
import * as store from '../store/people.ts';

export type LockedPerson = NonNullable<Awaited<ReturnType<typeof store.lockPerson>>>;

/**
 * Changes a person, in one transaction with all that `change` records, if nobody has changed the person since the caller
 * looked. Takes effect at once in every process.
 *
 * @param version the version the caller has seen
 * @throws AppError person.not_found, person.changed, person.exists
 */
export async function changePerson(
  userId: string,
  version: number,
  change: (person: LockedPerson) => Promise<void>,
): Promise<Person> {
  try {
    return await transaction(async () => {
      const person = await store.lockPerson(userId);
      if (!person) throw new AppError('person.not_found');
      if (person.version !== version) throw new AppError('person.changed');
      await change(person);
      await store.raiseVersion(userId);
      forget(personTag(userId));
      return store.getPerson(userId);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('person.exists', {}, { cause: error });
    throw error;
  }
}
