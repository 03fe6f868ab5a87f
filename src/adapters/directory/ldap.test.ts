import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setDefaultCACertificates, getCACertificates } from 'node:tls';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificates, skipsCertificates, type CertificatesForTests } from '#test/services/certificates.ts';
import {
  groupName,
  ldifGroup,
  ldifPerson,
  personName,
  skipsSlapd,
  slapdAccount,
  slapdBase,
  startSlapd,
  type SlapdForTests,
} from '#test/services/slapd.ts';
import { ldapDirectory, type LdapSettings } from './ldap.ts';

const attributes = { id: 'entryUUID', login: 'uid', email: 'mail', name: 'displayName', groups: 'memberOf' };
const settingsFor = (url: string, more: Partial<LdapSettings> = {}): LdapSettings => ({
  url,
  startsTls: false,
  account: slapdAccount,
  base: `ou=people,${slapdBase}`,
  filter: '(objectClass=inetOrgPerson)',
  attributes,
  members: undefined,
  ...more,
});
const staff = groupName('staff');

describe.skipIf(skipsSlapd())('a directory of OpenLDAP', () => {
  let slapd: SlapdForTests;
  const many = 1_234;
  beforeAll(async () => {
    slapd = await startSlapd();
    const crowd = Array.from({ length: many - 3 }, (_, index) =>
      ldifPerson({ uid: `s${index}`, name: `Student ${index}` }),
    );
    slapd.add(
      [
        ldifPerson({ uid: 'vera', name: 'Вера Ёлкина', mail: ['Vera@Example.edu', 'v.elkina@example.edu'] }),
        ldifPerson({
          uid: 'guid',
          name: 'Guid',
          more: ['objectClass: pulseUser', 'objectGUID:: /wCAgf4AAQIDBAUGBwgJCg==', 'sAMAccountName: Guid'],
        }),
        ldifPerson({ uid: 'bare', name: 'Bare', mail: [] }),
        ...crowd,
        ldifGroup('staff', ['vera', 's7']),
        ldifGroup('empty', []),
        `dn: ${groupName('posix')}\nobjectClass: posixGroup\ncn: posix\ngidNumber: 1\nmemberUid: vera\n`,
      ].join(''),
    );
  });
  afterAll(() => slapd.stop());
  const open = (more: Partial<LdapSettings> = {}) => ldapDirectory(settingsFor(slapd.url, more));

  it('is read whole, page by page, with names of any alphabet and several addresses', async () => {
    const pages: number[] = [];
    const people = await open().readPeople([staff, groupName('empty')], {
      onPage: (entries) => Promise.resolve(void pages.push(entries)),
    });
    expect(pages).toEqual([500, 1000, many]);
    expect(new Set(people.map(({ id }) => id)).size).toBe(many);
    const [vera] = people.filter(({ login }) => login === 'vera');
    expect(vera).toMatchObject({
      name: 'Вера Ёлкина',
      emails: ['vera@example.edu', 'v.elkina@example.edu'],
      groups: [staff],
    });
    expect(vera?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(people.filter(({ groups }) => groups.length > 0).map(({ login }) => login)).toEqual(['vera', 's7']);
    expect(people.find(({ login }) => login === 'bare')?.emails).toEqual([]);
  });

  it('knows a group however its name is written, by its members as well', async () => {
    const asked = `CN=Staff, ou=Groups, DC=example,dc=edu`;
    const inGroup = async (more: Partial<LdapSettings>, group: string) =>
      (await open(more).readPeople([group])).filter(({ groups }) => groups[0] === group).map(({ login }) => login);
    expect(await inGroup({}, asked)).toEqual(['vera', 's7']);
    expect(await inGroup({ members: 'member' }, asked)).toEqual(['vera', 's7']);
    expect(await inGroup({ members: 'memberUid' }, groupName('posix'))).toEqual(['vera']);
  });

  it('tells people by ids of bytes, and finds them by these', async () => {
    const directory = open({
      filter: '(objectClass=pulseUser)',
      attributes: { ...attributes, id: 'objectguid', login: 'sAMAccountName' },
    });
    const people = await directory.readPeople([]);
    expect(people).toMatchObject([{ id: 'ff008081fe000102030405060708090a', login: 'Guid' }]);
    expect(await directory.findIds([people[0]?.id ?? '', '00'.repeat(16)])).toEqual(new Set([people[0]?.id]));
  });

  it('says which ids it still knows, many at once, and only those of the filter', async () => {
    const ids = (await open().readPeople([])).map(({ id }) => id).slice(0, 120);
    const gone = '00000000-0000-1000-8000-000000000000';
    expect(await open().findIds([...ids, gone])).toEqual(new Set(ids));
    expect(await open({ filter: '(uid=vera)' }).findIds(ids)).toHaveProperty('size', 1);
  });

  it('is verified without being read', async () => {
    expect(await open().verify([staff])).toBe(10);
    expect(await open({ filter: '(uid=vera)' }).verify([])).toBe(1);
  });

  const name = 'PermanentError';
  it.each([
    [{ account: { ...slapdAccount, password: 'wrong' } }, { name, code: 'directory.login_refused' }],
    [{ base: `ou=nobody,${slapdBase}` }, { name, code: 'directory.base_missing' }],
    [{ base: 'no name' }, { name, code: 'directory.base_missing' }],
    [{ filter: '(uid=' }, { name, code: 'directory.filter_invalid' }],
    [{ startsTls: true }, { name, code: 'directory.insecure' }],
  ])('with %j is refused for good, and no password is told', async (more, expected) => {
    const directory = open(more);
    for (const work of [() => directory.readPeople([]), () => directory.verify([])]) {
      const error = await work().catch((failure: unknown) => failure);
      expect(error).toMatchObject(expected);
      expect(JSON.stringify(error)).not.toMatch(/wrong|not to be shown/);
    }
  });

  it('with a group that is not there says so, whoever names the members', async () => {
    const failure = { code: 'directory.group_missing', params: { group: groupName('gone') } };
    await expect(open().readPeople([staff, groupName('gone')])).rejects.toMatchObject(failure);
    await expect(open({ members: 'member' }).verify([groupName('gone')])).rejects.toMatchObject(failure);
  });

  it('that gives a part of its people only is believed nothing', async () => {
    const limited = await startSlapd({ limits: 'size.soft=600 size.hard=600' });
    try {
      limited.add(Array.from({ length: 900 }, (_, index) => ldifPerson({ uid: `s${index}`, name: 'S' })).join(''));
      const reading = ldapDirectory(settingsFor(limited.url)).readPeople([]);
      await expect(reading).rejects.toMatchObject({ name: 'PermanentError', code: 'directory.answer_cut' });
    } finally {
      await limited.stop();
    }
  });

  it('can be left in the middle', async () => {
    const leaving = new AbortController();
    const reading = open().readPeople([], {
      signal: leaving.signal,
      onPage: () => {
        leaving.abort(new Error('enough'));
        return Promise.resolve();
      },
    });
    await expect(reading).rejects.toThrow('enough');
  });

  it('names renamed entries by the same id', async () => {
    const idOf = async (login: string) => (await open({ filter: `(uid=${login})` }).readPeople([])).at(0)?.id;
    const before = await idOf('s9');
    slapd.change(`dn: ${personName('s9')}\nchangetype: modrdn\nnewrdn: uid=renamed\ndeleteoldrdn: 1\n`);
    expect(before).toBeDefined();
    expect(await idOf('renamed')).toBe(before);
  });
});

describe.skipIf(skipsSlapd() || skipsCertificates())('a directory behind TLS', () => {
  let certificates: CertificatesForTests;
  let slapd: SlapdForTests;
  const usual = getCACertificates('default');
  beforeAll(async () => {
    certificates = makeCertificates();
    slapd = await startSlapd({ certificates });
    slapd.add(ldifPerson({ uid: 'vera', name: 'Vera' }));
  });
  afterAll(async () => {
    await slapd.stop();
    certificates.remove();
  });
  afterEach(() => {
    setDefaultCACertificates(usual);
  });
  const trust = (authority: string): void => {
    setDefaultCACertificates([readFileSync(authority, 'utf8')]);
  };
  const verify = (url: string, startsTls: boolean): Promise<number> =>
    ldapDirectory(settingsFor(url, { startsTls })).verify([]);

  it('is reached by ldaps and by StartTLS when its authority is trusted', async () => {
    trust(certificates.authority);
    expect(await verify(slapd.secureUrl, false)).toBe(1);
    expect(await verify(slapd.url, true)).toBe(1);
  });

  it('of a strange authority, or of another name, is told nothing', async () => {
    const insecure = { name: 'PermanentError', code: 'directory.insecure' };
    trust(certificates.strangeAuthority);
    await expect(verify(slapd.secureUrl, false)).rejects.toMatchObject(insecure);
    await expect(verify(slapd.url, true)).rejects.toMatchObject(insecure);
    trust(certificates.authority);
    const byNumber = (url: string): string => url.replace('localhost', '127.0.0.1');
    await expect(verify(byNumber(slapd.secureUrl), false)).rejects.toMatchObject(insecure);
    await expect(verify(byNumber(slapd.url), true)).rejects.toMatchObject(insecure);
  });
});

describe('a directory that does not behave', () => {
  let server: Server;
  const sockets = new Set<Socket>();
  const received: Buffer[] = [];
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    received.length = 0;
    server.close();
    await once(server, 'close');
  });
  /** Answers each piece of what it is told with the next of `answers`; then it falls silent, or hangs up. */
  async function start(answers: readonly Buffer[], hangsUp = false): Promise<string> {
    server = createServer((socket) => {
      sockets.add(socket);
      const left = [...answers];
      socket.on('error', () => socket.destroy());
      socket.on('data', (chunk) => {
        received.push(chunk);
        const answer = left.shift();
        if (answer) socket.write(answer);
        if (left.length === 0 && hangsUp) socket.end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `ldap://localhost:${address.port}`;
  }
  const patience = { connect: 300, answer: 300 };
  const verify = (url: string, startsTls = false): Promise<number> =>
    ldapDirectory(settingsFor(url, { startsTls }), patience).verify([]);
  /** Yes to the second message of a connection of the library. */
  const bound = Buffer.from('300c02010261070a010004000400', 'hex');
  const upgraded = Buffer.from('300c02010278070a010004000400', 'hex');

  it('and never answers is given up', async () => {
    await expect(verify(await start([]))).rejects.toMatchObject({
      name: 'AppError',
      code: 'directory.unreachable',
      params: { reason: 'ETIMEDOUT' },
    });
  });

  it('and hangs after the sign-in is given up', async () => {
    const url = await start([bound]);
    await expect(verify(url)).rejects.toMatchObject({ params: { reason: 'ETIMEDOUT' } });
    expect(received).toHaveLength(2);
  });

  it('and hangs up, or is not there, may come back later', async () => {
    const url = await start([bound], true);
    await expect(verify(url)).rejects.toMatchObject({ name: 'AppError', code: 'directory.unreachable' });
    await expect(verify('ldap://localhost:1')).rejects.toMatchObject({
      name: 'AppError',
      params: { reason: 'ECONNREFUSED' },
    });
  });

  it('and speaks another language is given up', async () => {
    const url = await start([Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')]);
    await expect(verify(url)).rejects.toMatchObject({ code: 'directory.unreachable' });
  });

  it.each([false, true])(
    'and agrees to StartTLS, then is silent or hangs up (%s), is never told a password',
    async (hangsUp) => {
      const error = await verify(await start([upgraded], hangsUp), true).catch((failure: unknown) => failure);
      expect(error).toMatchObject({ name: 'AppError', code: 'directory.unreachable' });
      expect(Buffer.concat(received).includes(slapdAccount.password)).toBe(false);
    },
  );
});
