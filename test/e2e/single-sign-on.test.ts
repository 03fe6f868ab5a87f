import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '#app/demo/logins.ts';
import { startOidc, type OidcForTests } from '#test/fakes/oidc/server.ts';
import { launchBrowser, skipsPages } from '#test/services/chromium.ts';
import { freePort } from '#test/services/free-port.ts';
import { startPulse, type PulseProcess } from '#test/support/pulse-process.ts';

describe.skipIf(skipsPages())('single sign-on in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-sign-on-'));
  let pulse: PulseProcess;
  let oidc: OidcForTests;
  let browser: Browser;
  beforeAll(async () => {
    const port = await freePort();
    oidc = await startOidc(`http://localhost:${port}/api/v1/session/single-sign-on`);
    oidc.accounts.set('1', { email: 'vetrov@example.edu', email_verified: true });
    oidc.accounts.set('2', { email: 'stranger@example.edu', email_verified: true });
    // The program starts while the provider is down.
    await oidc.stop();
    pulse = await startPulse('demo', {
      PULSE_DATA_DIR: folder,
      PULSE_PORT: String(port),
      PULSE_OIDC_ISSUER: oidc.issuer,
      PULSE_OIDC_CLIENT_ID: oidc.clientId,
      PULSE_OIDC_CLIENT_SECRET: oidc.clientSecret,
      PULSE_OIDC_NAME: 'ITMO ID',
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await oidc.stop();
    expect(await pulse.stop()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says when the provider is away, refuses strangers, and leads known people to the page they wanted', async () => {
    const headers = { origin: pulse.address };
    const { request } = await browser.newContext();
    await request.post(`${pulse.address}/api/v1/session`, {
      headers,
      data: { login: 'admin', password: demoPassword },
    });
    const person = { name: 'Ветров Олег', login: null, email: 'vetrov@example.edu', roles: ['operator'] };
    expect((await request.post(`${pulse.address}/api/v1/people`, { headers, data: person })).status()).toBe(200);

    const visit = async () => {
      const page = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
      await page.goto(`${pulse.address}/tasks`);
      return { page, button: page.getByRole('button', { name: 'Войти через ITMO ID' }) };
    };
    const stranger = await visit();
    await stranger.button.click();
    await stranger.page.getByText('Служба входа университета не отвечает.').waitFor();

    await oidc.start();
    oidc.signsIn = '2';
    await stranger.button.click();
    await stranger.page.getByText('доступа к Pulse.EDU у вас пока нет').waitFor();

    oidc.signsIn = '1';
    const { page, button } = await visit();
    await button.click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/tasks');
    await page.getByRole('button', { name: 'Учётная запись: Ветров Олег' }).waitFor();
  });
});
