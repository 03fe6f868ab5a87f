import type { PersonRole } from './contract.ts';

/** What makes the roles `before` the roles `after`. */
export function roleChanges(
  before: readonly PersonRole[],
  after: readonly PersonRole[],
): { granted: PersonRole[]; revoked: PersonRole[] } {
  return {
    granted: [...new Set(after)].filter((role) => !before.includes(role)),
    revoked: before.filter((role) => !after.includes(role)),
  };
}

/** Why a person may not stop being an administrator who can act; undefined when nothing speaks against it. */
export function refusalToLose(
  what: 'role' | 'access',
  { isSelf, existsOther }: { isSelf: boolean; existsOther: boolean },
): 'person.own_administrator' | 'person.own_access' | 'person.last_administrator' | undefined {
  if (isSelf) return what === 'role' ? 'person.own_administrator' : 'person.own_access';
  return existsOther ? undefined : 'person.last_administrator';
}
