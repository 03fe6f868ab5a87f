import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';

/** An authority of a test's own and what it has signed for a server on this machine; paths of PEM files. */
export interface CertificatesForTests {
  /** Whoever trusts this trusts the server. */
  readonly authority: string;
  /** Of localhost by name; not of 127.0.0.1. */
  readonly certificate: string;
  readonly key: string;
  /** One that has signed nothing. */
  readonly strangeAuthority: string;
  remove(): void;
}

/** Whether tests that need certificates are left out: nobody can make them. With CI set they run, and fail. */
export const skipsCertificates = (): boolean => findProgram('openssl') === undefined && !process.env['CI'];

/** Makes them, good for a day; takes about 0.1 s. */
export function makeCertificates(): CertificatesForTests {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-certificates-'));
  const openssl = (...parameters: string[]): void => {
    const { status, stderr } = spawnSync('openssl', parameters, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl ${parameters.join(' ')}: ${stderr}`);
  };
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  for (const name of ['authority', 'stranger']) {
    openssl(...request, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.pem`);
  }
  openssl(
    ...[...request, '-subj', '/CN=server', '-keyout', 'server.key', '-out', 'server.pem'],
    ...['-CA', 'authority.pem', '-CAkey', 'authority.key'],
    ...['-addext', 'subjectAltName=DNS:localhost', '-addext', 'basicConstraints=critical,CA:false'],
  );
  // The server may run under another account.
  spawnSync('chmod', ['-R', 'a+rX', folder]);
  return {
    authority: join(folder, 'authority.pem'),
    certificate: join(folder, 'server.pem'),
    key: join(folder, 'server.key'),
    strangeAuthority: join(folder, 'stranger.pem'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
