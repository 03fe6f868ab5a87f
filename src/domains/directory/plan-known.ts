import type { Candidate } from './candidates.ts';
import { factsOf, leave, type Account, type Change, type Facts, type Seen } from './change.ts';
import type { DirectoryReason, DirectoryRole } from './contract.ts';

/** People who are linked and whom the directory no longer names: their access is closed. */
export function planMissing(linked: ReadonlyMap<string, Account>, present: ReadonlySet<string>): Change[] {
  return [...linked].flatMap(([entryId, account]) =>
    present.has(entryId) || !account.isActive
      ? []
      : [{ action: 'close', candidate: null, account, granted: [], revoked: [], facts: {}, reasons: [] } as const],
  );
}

/** People who are linked and whom the directory names: facts and roles follow it, and who was away comes back. */
export function planKnown(
  candidates: readonly Candidate[],
  linked: ReadonlyMap<string, Account>,
  accounts: readonly Account[],
  rolesOf: (candidate: Candidate) => readonly DirectoryRole[],
): { changes: Change[]; seen: Seen[] } {
  const taken = {
    email: new Taken(accounts.map(({ email, userId }) => [email, userId])),
    login: new Taken(accounts.flatMap(({ login, userId }) => (login === null ? [] : [[login, userId]]))),
  };
  const seen: Seen[] = [];
  const changes = candidates.flatMap((candidate): Change[] => {
    const account = linked.get(candidate.id);
    if (!account) return [];
    if (!account.isActive && !account.isClosedByDirectory) return [leave('closed_by_hand', candidate, account)];
    const followed = followFacts(factsOf(candidate), account, taken);
    const { facts, reasons } = followed;
    if (!isSame(followed.seen, account.seen)) seen.push({ entryId: candidate.id, facts: followed.seen });
    const wanted = rolesOf(candidate);
    const granted = wanted.filter((role) => !account.roles.has(role));
    const revoked = [...account.roles]
      .filter(([role, origin]) => origin === 'directory' && !wanted.includes(role))
      .map(([role]) => role);
    const isOpened = !account.isActive;
    const isChanged = isOpened || granted.length + revoked.length + Object.keys(facts).length > 0;
    if (!isChanged && reasons.length === 0) return [];
    const action = isOpened ? 'open' : isChanged ? 'change' : 'leave';
    return [{ action, candidate, account, granted, revoked, facts, reasons }];
  });
  return { changes, seen };
}

/**
 * Of name, address and login, what the directory has changed since it was last followed: what somebody has changed here
 * stays. What another has is tried again the next time.
 */
function followFacts(now: Facts, account: Account, taken: Readonly<Record<'email' | 'login', Taken>>) {
  const before = account.seen ?? { name: null, email: null, login: null };
  const isNew = (field: keyof Facts): boolean => now[field] !== before[field] && now[field] !== account[field];
  const facts: { name?: string; email?: string; login?: string } = {};
  const seen = { ...now };
  const reasons: DirectoryReason[] = [];
  if (isNew('name') && now.name !== null) facts.name = now.name;
  for (const field of ['email', 'login'] as const) {
    const value = now[field];
    if (value === null || !isNew(field)) continue;
    if (taken[field].take(value, account.userId)) facts[field] = value;
    else {
      reasons.push(`${field}_taken`);
      seen[field] = before[field];
    }
  }
  return { facts, seen, reasons };
}

function isSame(one: Facts, other: Facts | null): boolean {
  return one.name === other?.name && one.email === other.email && one.login === other.login;
}

/** What only one person may have. */
class Taken {
  readonly #holders: Map<string, string>;

  constructor(holders: readonly (readonly [string, string])[]) {
    this.#holders = new Map(holders);
  }

  /** Whether nobody else has it; from now on this person has. */
  take(value: string, userId: string): boolean {
    const holder = this.#holders.get(value);
    if (holder !== undefined && holder !== userId) return false;
    this.#holders.set(value, userId);
    return true;
  }
}
