import type { Candidate } from './candidates.ts';
import type { DirectoryAction, DirectoryReason, DirectoryRole } from './contract.ts';

/** Somebody who is here. */
export interface Account {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly login: string | null;
  readonly isActive: boolean;
  /** Each role with who gave it. */
  readonly roles: ReadonlyMap<DirectoryRole, 'hand' | 'directory'>;
  /** The entry that the person is; null: none. */
  readonly entryId: string | null;
  /** Whether access is closed because the directory no longer named the person. */
  readonly isClosedByDirectory: boolean;
  /** As the directory wrote them when it was last followed. */
  readonly seen: Facts | null;
}

export interface Facts {
  readonly name: string | null;
  readonly email: string | null;
  readonly login: string | null;
}

/** What the directory says of an entry. */
export interface Seen {
  readonly entryId: string;
  readonly facts: Facts;
}

/** What is to happen to one person, or why it is not. */
export interface Change {
  readonly action: DirectoryAction;
  /** Null: gone from the directory. */
  readonly candidate: Candidate | null;
  /** Null: to be added. */
  readonly account: Account | null;
  readonly granted: readonly DirectoryRole[];
  readonly revoked: readonly DirectoryRole[];
  /** What of the account is set to what. */
  readonly facts: Partial<{ name: string; email: string; login: string | null }>;
  readonly reasons: readonly DirectoryReason[];
}

export interface Plan {
  /** People to whom something happens, or could have; not those who are as they should be. */
  readonly changes: readonly Change[];
  /** What the directory now says of people who are linked, where it is not what it said before. */
  readonly seen: readonly Seen[];
  readonly people: number;
  readonly linked: number;
  /** People who lose access or a role. */
  readonly losses: number;
  readonly allowedLosses: number;
}

/** Of whom nothing is changed, for a reason. */
export function leave(reason: DirectoryReason, candidate: Candidate | null, account: Account | null): Change {
  return { action: 'leave', candidate, account, granted: [], revoked: [], facts: {}, reasons: [reason] };
}

/** What the directory says of a person, to be compared with the next time. */
export function factsOf({ name, emails, login }: Candidate): Facts {
  return { name, email: emails.at(0) ?? null, login };
}
