import type { DirectorySettings } from '#domains/directory/contract.ts';
import {
  groupName,
  ldifGroup,
  ldifPerson,
  slapdAccount,
  slapdBase,
  startSlapd,
  type SlapdForTests,
} from '#test/services/slapd.ts';

export interface StaffDirectory {
  readonly slapd: SlapdForTests;
  /** By which the program finds it. */
  readonly environment: Record<string, string>;
  /** What its group means to the program. */
  readonly settings: DirectorySettings;
  stop(): Promise<void>;
}

/** A directory with two people in the group `staff`, and a guest in none. */
export async function startDirectory(): Promise<StaffDirectory> {
  const slapd = await startSlapd();
  const uids = ['vera', 'boris'];
  slapd.add(
    [
      ...uids.map((uid) => ldifPerson({ uid, name: `${uid} Ёлкин` })),
      ldifPerson({ uid: 'guest', name: 'Guest' }),
      ldifGroup('staff', uids),
    ].join(''),
  );
  return {
    slapd,
    environment: {
      LDAP_URL: slapd.url,
      LDAP_BIND_DN: slapdAccount.name,
      LDAP_BIND_PASSWORD: slapdAccount.password,
      LDAP_BASE_DN: `ou=people,${slapdBase}`,
    },
    settings: {
      groups: [{ name: groupName('staff'), roles: ['teacher'] }],
      addsPeople: true,
      invites: false,
      schedule: 'off',
      mostLossPercent: 10,
    },
    stop: () => slapd.stop(),
  };
}
