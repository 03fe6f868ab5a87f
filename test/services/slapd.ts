import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';

/** A directory of a test's own: Debian's slapd on a free port, its data in a temporary folder. */
export interface SlapdForTests {
  /** `ldap://localhost:port`. */
  readonly url: string;
  readonly port: number;
  /** `ldaps://localhost:port`; empty without certificates. */
  readonly secureUrl: string;
  /** Adds entries, in the form of LDIF. */
  add(ldif: string): void;
  /** Changes, removes and renames entries, in the form of LDIF with changetype. */
  change(ldif: string): void;
  stop(): Promise<void>;
}

export interface SlapdOptions {
  /** Paths of PEM files; with them it speaks TLS on a second port and takes StartTLS on the first. */
  readonly certificates?: { readonly certificate: string; readonly key: string };
  /** The limits for the account that reads, as slapd.conf has them. Default: none; slapd's own are 500 entries in all. */
  readonly limits?: string;
}

export const slapdBase = 'dc=example,dc=edu';
/** May read and change everything. */
export const slapdAccount = { name: `cn=reader,${slapdBase}`, password: 'not to be shown' } as const;

/** Folders of modules and schemas, as Debian has them. */
const modules = '/usr/lib/ldap';
const schemas = '/etc/ldap/schema';

export function isSlapdPresent(): boolean {
  const tools = ['slapd', 'ldapadd', 'ldapmodify'].every((name) => findProgram(name) !== undefined);
  return tools && existsSync(modules) && existsSync(schemas);
}

/** Whether tests with a directory are left out: there is none. With CI set they run, and fail. */
export const skipsSlapd = (): boolean => !isSlapdPresent() && !process.env['CI'];

/** What Active Directory calls things, as far as tests need it. */
const activeDirectory = `
attributetype ( 1.3.6.1.4.1.99999.1.1 NAME 'objectGUID' EQUALITY octetStringMatch
  SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )
attributetype ( 1.3.6.1.4.1.99999.1.2 NAME 'sAMAccountName' EQUALITY caseIgnoreMatch
  SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
objectclass ( 1.3.6.1.4.1.99999.2.1 NAME 'pulseUser' SUP top AUXILIARY MAY ( objectGUID $ sAMAccountName ) )
`;

/** Starts it with its base, and `ou=people` and `ou=groups` below; takes about 0.3 s. It ends with this process at the latest. */
export async function startSlapd({
  certificates,
  limits = 'size=unlimited',
}: SlapdOptions = {}): Promise<SlapdForTests> {
  const program = findProgram('slapd');
  if (program === undefined) throw new Error('no slapd for the tests: run `./pulse test`, which installs it');
  const folder = mkdtempSync(join(tmpdir(), 'pulse-slapd-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  writeFileSync(join(folder, 'active-directory.schema'), activeDirectory);
  writeFileSync(
    join(folder, 'slapd.conf'),
    [
      ...['core', 'cosine', 'inetorgperson', 'nis'].map((name) => `include ${schemas}/${name}.schema`),
      `include ${folder}/active-directory.schema`,
      `pidfile ${folder}/slapd.pid`,
      `modulepath ${modules}`,
      'moduleload back_mdb',
      'moduleload memberof',
      ...(certificates
        ? [`TLSCertificateFile ${certificates.certificate}`, `TLSCertificateKeyFile ${certificates.key}`]
        : []),
      'database mdb',
      'maxsize 104857600',
      `suffix "${slapdBase}"`,
      `rootdn "cn=root,${slapdBase}"`,
      'rootpw secret',
      `directory ${data}`,
      'index objectClass eq',
      'dbnosync',
      `limits dn.exact="${slapdAccount.name}" ${limits}`,
      'overlay memberof',
      '',
    ].join('\n'),
  );
  const port = await freePort();
  const securePort = certificates ? await freePort() : 0;
  const addresses = [`ldap://127.0.0.1:${port}`, ...(certificates ? [`ldaps://127.0.0.1:${securePort}`] : [])];
  const server = spawn(program, ['-f', join(folder, 'slapd.conf'), '-h', addresses.join(' '), '-d', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  server.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const killAtExit = (): void => void server.kill('SIGKILL');
  process.once('exit', killAtExit);
  const run = (tool: 'ldapadd' | 'ldapmodify', ldif: string): void => {
    const account = ['-x', '-D', `cn=root,${slapdBase}`, '-w', 'secret'];
    const { status, stderr } = spawnSync(tool, [...account, '-H', `ldap://127.0.0.1:${port}`], {
      input: ldif,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${tool}: ${stderr}`);
  };
  await untilListening(port, () => {
    if (server.exitCode !== null) throw new Error(`slapd for the tests did not start:\n${said.join('')}`);
  });
  run(
    'ldapadd',
    `dn: ${slapdBase}
objectClass: dcObject
objectClass: organization
dc: example
o: University

${['people', 'groups'].map((name) => `dn: ou=${name},${slapdBase}\nobjectClass: organizationalUnit\nou: ${name}\n`).join('\n')}
dn: ${slapdAccount.name}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: ${slapdAccount.password}
`,
  );
  return {
    url: `ldap://localhost:${port}`,
    port,
    secureUrl: certificates ? `ldaps://localhost:${securePort}` : '',
    add: (ldif) => {
      run('ldapadd', ldif);
    },
    change: (ldif) => {
      run('ldapmodify', ldif);
    },
    async stop() {
      process.off('exit', killAtExit);
      if (server.exitCode === null && server.signalCode === null) {
        const exit = once(server, 'exit');
        server.kill('SIGTERM');
        await exit;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface LdifPerson {
  readonly uid: string;
  readonly name: string;
  readonly mail?: readonly string[];
  /** Further lines, e.g. of other classes. */
  readonly more?: readonly string[];
}

export const personName = (uid: string): string => `uid=${uid},ou=people,${slapdBase}`;
export const groupName = (name: string): string => `cn=${name},ou=groups,${slapdBase}`;

/** A person as LDIF; names in any alphabet. */
export function ldifPerson({ uid, name, mail = [`${uid}@example.edu`], more = [] }: LdifPerson): string {
  const encoded = Buffer.from(name).toString('base64');
  return [
    `dn: ${personName(uid)}`,
    'objectClass: inetOrgPerson',
    `uid: ${uid}`,
    `cn:: ${encoded}`,
    `sn:: ${encoded}`,
    ...mail.map((address) => `mail: ${address}`),
    ...more,
    '',
    '',
  ].join('\n');
}

/** A group as LDIF. It has at least one member, as its class demands. */
export function ldifGroup(name: string, uids: readonly string[]): string {
  const members = uids.length === 0 ? [slapdAccount.name] : uids.map(personName);
  return [
    `dn: ${groupName(name)}`,
    'objectClass: groupOfNames',
    `cn: ${name}`,
    ...members.map((one) => `member: ${one}`),
    '',
    '',
  ].join('\n');
}

async function untilListening(port: number, check: () => void): Promise<void> {
  for (;;) {
    check();
    const socket = connect(port, '127.0.0.1');
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    await wait(20);
  }
}
