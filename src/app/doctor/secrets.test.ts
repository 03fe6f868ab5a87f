import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { examine } from './examine.ts';

const folder = mkdtempSync(join(tmpdir(), 'pulse-doctor-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = 'Tell-Nobody-9137-and-never-print-it';
/** Where nobody answers. */
const nobody = '127.0.0.1:1';

/** Every variable that holds a secret, or may. */
const secrets = {
  PULSE_SECRET: secret,
  PULSE_METRICS_TOKEN: secret,
  DATABASE_URL: `postgres://pulse:${secret}@${nobody}/pulse`,
  DATABASE_DIRECT_URL: `postgres://pulse:${secret}@${nobody}/pulse`,
  DATABASE_REPLICA_URLS: `postgres://pulse:${secret}@${nobody}/pulse`,
  REDIS_URL: `redis://pulse:${secret}@${nobody}`,
  RABBITMQ_URL: `amqp://pulse:${secret}@${nobody}`,
  S3_SECRET_ACCESS_KEY: secret,
  PULSE_SMTP_URL: `smtp://pulse:${secret}@${nobody}`,
  PULSE_OIDC_CLIENT_SECRET: secret,
  LDAP_BIND_PASSWORD: secret,
  YANDEX_GPT_API_KEY: secret,
  LLM_API_KEY: secret,
};

const others = {
  PULSE_DATA_DIR: folder,
  S3_ENDPOINT: `http://${nobody}`,
  S3_BUCKET: 'pulse',
  S3_REGION: 'test',
  S3_ACCESS_KEY_ID: 'pulse',
  PULSE_MAIL_FROM: 'pulse@example.edu',
  PULSE_OIDC_ISSUER: `http://${nobody}`,
  PULSE_OIDC_CLIENT_ID: 'pulse',
  LDAP_URL: `ldap://${nobody}`,
  LDAP_BIND_DN: 'cn=pulse,dc=example,dc=edu',
  LDAP_BASE_DN: 'dc=example,dc=edu',
  YANDEX_GPT_FOLDER_ID: 'b1g',
  YANDEX_GPT_BASE_URL: `http://${nobody}`,
  LLM_BASE_URL: `http://${nobody}/v1`,
  LLM_MODEL: 'any',
};

describe('doctor', () => {
  it('tells no secret of services that do not answer', { timeout: 120_000 }, async () => {
    const findings = await examine({ ...others, ...secrets });
    const about = findings.filter(({ status }) => status !== 'ok').map((finding) => finding.about);
    const services = ['database', 'broker', 'Redis', 'files', 'mail', 'single sign-on', 'directory'];
    expect(about).toEqual(expect.arrayContaining([...services, 'language model']));
    expect(findings.filter((finding) => JSON.stringify(finding).includes(secret))).toEqual([]);
  });

  it.each(Object.entries(secrets))('tells no secret of a %s that is wrongly written', async (name, value) => {
    for (const wrong of [`x${value}`, value.replace('://', ':/'), ` ${value}\\`, `mysql${value.replace(/^\w+/, '')}`]) {
      const findings = await examine({ PULSE_DATA_DIR: folder, PULSE_PORT: '0x', [name]: wrong });
      expect(findings.map(({ seen }) => seen.split(':')[0])).toContain('PULSE_PORT');
      expect(findings.filter((finding) => JSON.stringify(finding).includes(secret))).toEqual([]);
    }
  });
});
