import { personTag } from '#kernel/actor.ts';
import { tagged } from '#kernel/cached.ts';
import { findActiveUser, type ActiveUser } from '../store/users.ts';

/**
 * Seconds for which a session or a person may be wrong after a change by hand in the database. What this program changes
 * takes effect at once (docs/scale.md).
 */
export const keptFor = 5;

/** The active user of this id; undefined when there is none. Kept while nobody changes it. */
export function findPerson(userId: string): Promise<ActiveUser | undefined> {
  return tagged({ key: `person ${userId}`, ttlSeconds: keptFor }, ({ tag }) => {
    tag(personTag(userId));
    return findActiveUser(userId);
  });
}
