import { expect, it } from 'vitest';
import { readConfig } from '#app/config.ts';
import { startOidc } from '#test/fakes/oidc/server.ts';
import { examineIdentityProvider } from './identity-provider.ts';

const environment = { PULSE_OIDC_CLIENT_ID: 'pulse', PULSE_OIDC_CLIENT_SECRET: 'a secret of tests' };

it('doctor, single sign-on: says that none is configured', async () => {
  expect(await examineIdentityProvider(readConfig({}))).toMatchObject([{ status: 'ok', about: 'single sign-on' }]);
});

it('doctor, single sign-on: tells a provider that answers, what it must know of us, and one that is away', async () => {
  const oidc = await startOidc('http://localhost:8000/api/v1/session/single-sign-on');
  const config = readConfig({ ...environment, PULSE_OIDC_ISSUER: oidc.issuer });
  const [found] = await examineIdentityProvider(config);
  expect(found).toMatchObject({ status: 'ok' });
  expect(found?.seen).toContain('http://localhost:8000/api/v1/session/single-sign-on');
  await oidc.stop();
  const [away] = await examineIdentityProvider(config);
  expect(away).toMatchObject({ status: 'warning' });
  expect(JSON.stringify(away)).not.toContain('a secret of tests');
});

it.each([
  [{ PULSE_OIDC_ISSUER: 'http://id.example.edu' }, 'PULSE_OIDC_ISSUER'],
  [{ PULSE_OIDC_ISSUER: undefined }, 'set all three, or none'],
  [{ PULSE_OIDC_ISSUER: 'https://id.example.edu', PULSE_OIDC_ROLES: 'it=administrator' }, 'PULSE_OIDC_ROLES'],
])('configuration of single sign-on: %j is refused', (part, fault) => {
  expect(() => readConfig({ ...environment, ...part })).toThrow(fault);
});
