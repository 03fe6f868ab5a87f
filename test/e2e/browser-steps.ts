import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoPassword } from '#app/demo/logins.ts';

/** A page of its own browser profile, in Russian, where a person of the demo has given login and password. */
export async function beginSignIn(browser: Browser, address: string, login: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByLabel('Логин или почта').fill(login);
  await page.getByLabel('Пароль', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Войти' }).click();
  return page;
}

/** The same, signed in by that. */
export async function signIn(browser: Browser, address: string, login: string): Promise<Page> {
  const page = await beginSignIn(browser, address, login);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expect.poll(() => page.url()).not.toContain('sign-in');
  return page;
}

/** What axe finds serious, as sentences. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // A letter lies in a frame that runs no scripts, so axe would wait for its own in there for ever.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe[sandbox]').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
