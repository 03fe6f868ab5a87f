import type { Candidate } from './candidates.ts';
import { alwaysAllowedLosses, type DirectoryRole, type DirectorySettings } from './contract.ts';
import type { Account, Change, Plan } from './change.ts';
import { planKnown, planMissing } from './plan-known.ts';
import { planUnknown } from './plan-unknown.ts';

/** What the plan is made of: everything that is so at the moment. */
export interface Situation {
  readonly candidates: readonly Candidate[];
  /** Everybody who is linked, and everybody who has an address or a login of a candidate. */
  readonly accounts: readonly Account[];
  /** Whether an active administrator is there who is none of the accounts. */
  readonly existsOtherAdministrator: boolean;
  /** Ids of candidates who were erased on request. */
  readonly erased: ReadonlySet<string>;
}

/**
 * What makes accounts and roles agree with the directory. Who is not linked is never closed, and no role is taken that
 * the directory has not given.
 */
export function planChanges(
  situation: Situation,
  settings: Pick<DirectorySettings, 'groups' | 'addsPeople' | 'mostLossPercent'>,
): Plan {
  const { candidates, accounts } = situation;
  const rolesOf = roleReader(settings.groups);
  const linked = new Map(accounts.flatMap((account) => (account.entryId === null ? [] : [[account.entryId, account]])));
  const isLinked = ({ id }: Candidate): boolean => linked.has(id);
  const known = planKnown(candidates.filter(isLinked), linked, accounts, rolesOf);
  const unknown = planUnknown(
    candidates.filter((candidate) => !isLinked(candidate)),
    { accounts, followed: known.changes, addsPeople: settings.addsPeople, erased: situation.erased },
    rolesOf,
  );
  const missing = planMissing(linked, new Set(candidates.map(({ id }) => id)));
  const changes = keepAdministrators([...missing, ...known.changes, ...unknown], situation);
  const losses = changes.filter(isLoss).length;
  const allowedLosses = Math.max(alwaysAllowedLosses, Math.floor((linked.size * settings.mostLossPercent) / 100));
  return { changes, seen: known.seen, people: candidates.length, linked: linked.size, losses, allowedLosses };
}

const isLoss = ({ action, revoked }: Change): boolean => action === 'close' || revoked.length > 0;

/** Which roles the groups of a candidate mean. */
function roleReader(groups: DirectorySettings['groups']): (candidate: Candidate) => DirectoryRole[] {
  const byGroup = new Map(groups.map(({ name, roles }) => [name, roles]));
  return (candidate) => [...new Set(candidate.groups.flatMap((group) => byGroup.get(group) ?? []))];
}

/** If nobody who can act would be an administrator afterwards, all who are one stay one. */
function keepAdministrators(changes: readonly Change[], { accounts, existsOtherAdministrator }: Situation): Change[] {
  const isLosing = ({ action, revoked }: Change): boolean => action === 'close' || revoked.includes('administrator');
  const losers = new Set(changes.filter(isLosing).flatMap(({ account }) => account?.userId ?? []));
  const administrators = accounts.filter(({ isActive, roles }) => isActive && roles.has('administrator'));
  const isSafe =
    existsOtherAdministrator ||
    administrators.some(({ userId }) => !losers.has(userId)) ||
    changes.some((change) => change.action !== 'leave' && !isLosing(change) && becomesAdministrator(change));
  if (isSafe) return [...changes];
  const kept = new Set(administrators.map(({ userId }) => userId));
  return changes.map((change) => {
    if (!change.account || !kept.has(change.account.userId) || !isLosing(change)) return change;
    const reasons = [...change.reasons, 'last_administrator' as const];
    const revoked = change.revoked.filter((role) => role !== 'administrator');
    const isEmpty = change.granted.length + revoked.length + Object.keys(change.facts).length === 0;
    const isLeft = change.action === 'close' || (change.action === 'change' && isEmpty);
    return { ...change, action: isLeft ? 'leave' : change.action, revoked, reasons };
  });
}

/** Whether the person can act as one afterwards, and could not before. */
function becomesAdministrator({ action, account, granted }: Change): boolean {
  return granted.includes('administrator') || (action === 'open' && account?.roles.has('administrator') === true);
}
