import { describe, expect, it } from 'vitest';
import { startOidc, type OidcForTests } from '#test/fakes/oidc/server.ts';
import { skipsPages } from '#test/services/chromium.ts';
import { freePort } from '#test/services/free-port.ts';
import { useDemo } from './demo.ts';

describe.skipIf(skipsPages())('single sign-on in a browser', () => {
  let oidc: OidcForTests;
  const demo = useDemo({
    async start() {
      const port = await freePort();
      oidc = await startOidc(`http://localhost:${port}/api/v1/session/single-sign-on`);
      oidc.accounts.set('1', { email: 'vetrov@example.edu', email_verified: true });
      oidc.accounts.set('2', { email: 'stranger@example.edu', email_verified: true });
      // The program starts while the provider is down.
      await oidc.stop();
      return {
        PULSE_PORT: String(port),
        PULSE_OIDC_ISSUER: oidc.issuer,
        PULSE_OIDC_CLIENT_ID: oidc.clientId,
        PULSE_OIDC_CLIENT_SECRET: oidc.clientSecret,
        PULSE_OIDC_NAME: 'ITMO ID',
      };
    },
    stop: () => oidc.stop(),
  });

  it('says when the provider is away, refuses strangers, and leads known people to the page they wanted', async () => {
    const request = await demo.asPerson('admin');
    const person = { name: 'Ветров Олег', login: null, email: 'vetrov@example.edu', roles: ['operator'] };
    expect((await request.post(`${demo.address}/api/v1/people`, { data: person })).status()).toBe(200);

    const visit = async () => {
      const page = await (await demo.browser.newContext({ locale: 'ru-RU' })).newPage();
      await page.goto(`${demo.address}/tasks`);
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
