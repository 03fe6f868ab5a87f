import { directorySource } from '#domains/directory/index.ts';
import { accountIdentities, type Identity } from '#domains/tombstones/index.ts';
import type { KnownAs } from '../store/subject.ts';

/** By what the person is kept out afterwards: addresses, login, ids in the sources. */
export function identitiesOf({ account, student, identities, directory }: KnownAs): Identity[] {
  const all: Identity[] = [
    ...(account ? accountIdentities(account) : []),
    ...(student?.email ? [{ kind: 'email' as const, value: student.email }] : []),
    ...(student?.login ? [{ kind: 'login' as const, value: student.login }] : []),
    ...identities.map(({ source, externalId }) => ({ kind: 'student' as const, source, externalId })),
    ...(directory ? [{ kind: 'student' as const, source: directorySource, externalId: directory.entryId }] : []),
    ...(directory?.email ? accountIdentities({ email: directory.email, login: directory.login }) : []),
  ];
  // The account and the record mostly have one address.
  return [...new Map(all.map((identity) => [JSON.stringify(identity).toLowerCase(), identity])).values()];
}

/** Every text that stands for the person, to be found wherever people type. */
export function textsOf({ account, student, identities, directory, addresses, subjects }: KnownAs): string[] {
  const texts = [
    account?.name,
    account?.email,
    account?.login,
    student?.name,
    student?.email,
    student?.login,
    directory?.name,
    directory?.email,
    directory?.login,
    directory?.entryId,
    ...addresses,
    ...subjects,
  ];
  return [...texts, ...identities.map(({ externalId }) => externalId)].filter((text) => typeof text === 'string');
}

/** What somebody types to confirm an erasure: the name, else the address or an id. */
export function confirmationOf({ account, student, identities }: KnownAs): string {
  return account?.name ?? student?.name ?? student?.email ?? identities.at(0)?.externalId ?? '';
}
