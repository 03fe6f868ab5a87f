import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#app/config.ts';
import {
  ldifPerson,
  skipsSlapd,
  slapdAccount,
  slapdBase,
  startSlapd,
  type SlapdForTests,
} from '#test/services/slapd.ts';
import { examineDirectory } from './directory.ts';

const environment = {
  LDAP_BIND_DN: slapdAccount.name,
  LDAP_BIND_PASSWORD: slapdAccount.password,
  LDAP_BASE_DN: slapdBase,
};

it('doctor, directory: says that none is configured', async () => {
  expect(await examineDirectory(readConfig({}))).toMatchObject([{ status: 'ok', about: 'directory' }]);
});

describe.skipIf(skipsSlapd())('doctor, directory', () => {
  let slapd: SlapdForTests;
  beforeAll(async () => {
    slapd = await startSlapd();
  });
  afterAll(() => slapd.stop());
  const examine = async (more: Record<string, string> = {}) => {
    const [found] = await examineDirectory(readConfig({ ...environment, LDAP_URL: slapd.url, ...more }));
    expect(JSON.stringify(found)).not.toMatch(/not to be shown|wrong/);
    return found;
  };

  it('tells one that shows nobody, one that shows people, a wrong password, base and filter, and an absent one', async () => {
    expect(await examine()).toMatchObject({
      status: 'warning',
      seen: `${slapd.url.slice(7)} answers and shows nobody`,
    });
    slapd.add(ldifPerson({ uid: 'vera', name: 'Vera' }));
    expect(await examine()).toMatchObject({ status: 'ok' });
    const refused = await examine({ LDAP_BIND_PASSWORD: 'wrong' });
    expect(refused?.status).toBe('fault');
    expect(refused?.seen).toContain('refuses LDAP_BIND_DN');
    expect((await examine({ LDAP_BASE_DN: 'ou=x,dc=example,dc=edu' }))?.seen).toContain('LDAP_BASE_DN');
    expect((await examine({ LDAP_FILTER: '((' }))?.seen).toContain('LDAP_FILTER is not valid');
    expect(await examine({ LDAP_URL: 'ldap://localhost:1' })).toMatchObject({
      status: 'fault',
      seen: 'localhost:1: The directory does not answer: ECONNREFUSED.',
    });
  });
});

it.each([
  [{ LDAP_URL: 'http://ldap.example.edu' }, 'LDAP_URL'],
  [{ LDAP_URL: 'ldaps://user:secret@ldap.example.edu' }, 'without user, password and path'],
  [{ LDAP_URL: 'ldaps://ldap.example.edu/dc=example' }, 'without user, password and path'],
  [{ LDAP_BASE_DN: '' }, 'LDAP_URL, LDAP_BASE_DN: set both, or none'],
  [{ LDAP_BIND_PASSWORD: '' }, 'LDAP_BIND_DN, LDAP_BIND_PASSWORD: set both, or none'],
  [{ LDAP_ATTRIBUTE_ID: 'entry(UUID' }, 'LDAP_ATTRIBUTE_ID'],
])('configuration of the directory: %j is refused, without its secrets', (part, fault) => {
  const read = (): unknown => readConfig({ ...environment, LDAP_URL: 'ldaps://ldap.example.edu', ...part });
  expect(read).toThrow(fault);
  expect(read).not.toThrow(/secret@|not to be shown/);
});

it('configuration of the directory: ldap goes on under TLS but to this machine; defaults are those of the kind', () => {
  const read = (url: string, kind?: string) =>
    readConfig({ LDAP_URL: url, LDAP_BASE_DN: slapdBase, LDAP_KIND: kind, LDAP_ATTRIBUTE_NAME: 'cn' }).ldap;
  expect(read('ldap://ldap.example.edu')).toMatchObject({
    startsTls: true,
    account: undefined,
    filter: '(objectClass=inetOrgPerson)',
    attributes: { id: 'entryUUID', name: 'cn' },
  });
  expect(read('ldaps://ldap.example.edu')?.startsTls).toBe(false);
  expect(read('ldap://localhost:389', 'active-directory')).toMatchObject({
    startsTls: false,
    attributes: { id: 'objectGUID', login: 'sAMAccountName', name: 'cn', groups: 'memberOf' },
  });
});
