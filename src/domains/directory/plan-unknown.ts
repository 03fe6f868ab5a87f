import type { Candidate } from './candidates.ts';
import { leave, type Account, type Change } from './change.ts';
import type { DirectoryRole } from './contract.ts';

/** Whom else there is to think of. */
interface Surroundings {
  readonly accounts: readonly Account[];
  /** What happens to those who are linked: an address or login that one of them gets is not free. */
  readonly followed: readonly Change[];
  readonly addsPeople: boolean;
  /** Ids of candidates who were erased here on request, and are not to come back by themselves. */
  readonly erased: ReadonlySet<string>;
}

/**
 * People of the directory who are linked to nobody here. The first link is by an address, and only where there is no
 * doubt: it is of one active account that has no entry, and of no other candidate (docs/adr/0017).
 */
export function planUnknown(
  candidates: readonly Candidate[],
  { accounts, followed, addsPeople, erased }: Surroundings,
  rolesOf: (candidate: Candidate) => readonly DirectoryRole[],
): Change[] {
  const byEmail = new Map(accounts.map((account) => [account.email, account]));
  const logins = new Set([...accounts.map(({ login }) => login), ...followed.map(({ facts }) => facts.login)]);
  const newEmails = new Set(followed.map(({ facts }) => facts.email));
  const withRoles = candidates.filter((candidate) => rolesOf(candidate).length > 0);
  const claims = countEach(withRoles.flatMap(({ emails }) => emails));
  const wantedLogins = countEach(withRoles.flatMap(({ login }) => login ?? []));
  return candidates.map((candidate) => {
    const { emails, login } = candidate;
    const roles = rolesOf(candidate);
    if (roles.length === 0) return leave('no_role', candidate, null);
    const [email] = emails;
    if (email === undefined) return leave('no_email', candidate, null);
    const [account, ...others] = [...new Set(emails.flatMap((address) => byEmail.get(address) ?? []))];
    const isClaimed = emails.some((address) => (claims.get(address) ?? 0) > 1 || newEmails.has(address));
    if (isClaimed || others.length > 0) return leave('ambiguous', candidate, null);
    if (account) {
      if (account.entryId !== null) return leave('linked_elsewhere', candidate, account);
      if (!account.isActive) return leave('account_closed', candidate, account);
      const granted = roles.filter((role) => !account.roles.has(role));
      return { action: 'link', candidate, account, granted, revoked: [], facts: {}, reasons: [] };
    }
    if (erased.has(candidate.id)) return leave('erased', candidate, null);
    if (!addsPeople) return leave('not_added', candidate, null);
    const isFree = login !== null && !logins.has(login) && wantedLogins.get(login) === 1;
    return {
      action: 'add',
      candidate,
      account: null,
      granted: roles,
      revoked: [],
      facts: { name: candidate.name, email, login: isFree ? login : null },
      reasons: login === null || isFree ? [] : ['login_taken'],
    };
  });
}

function countEach(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
