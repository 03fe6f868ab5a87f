import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { skipsPages } from '#test/services/chromium.ts';
import { useDemo } from './demo.ts';

const invited = z.object({ invitation: z.object({ url: z.url() }) });

describe.skipIf(skipsPages())('an invitation in a browser', () => {
  const demo = useDemo();

  /** The link an administrator is shown where no mail server is. */
  async function invite(): Promise<URL> {
    const request = await demo.asPerson('admin');
    const person = { name: 'Анна Новая', login: 'anna.new', email: 'anna@example.edu', roles: ['teacher'] };
    const answer = await request.post(`${demo.address}/api/v1/people`, { data: person });
    expect(answer.status()).toBe(200);
    return new URL(invited.parse(await answer.json()).invitation.url);
  }

  it('leads to a password, works once, and its person can sign in', async () => {
    const link = await invite();
    const page = await (await demo.browser.newContext({ locale: 'ru-RU' })).newPage();
    const open = (): Promise<unknown> => page.goto(`${demo.address}${link.pathname}${link.hash}`);
    await open();
    await page.getByText('Анна Новая, выберите пароль. Ваш логин: anna.new.').waitFor();
    const password = page.getByLabel('Пароль', { exact: true });
    await password.fill('qwertyuiop');
    await page.getByRole('button', { name: 'Сохранить пароль' }).click();
    await page.getByRole('alert').waitFor();
    await password.fill('зелёный чайник 17');
    await page.getByRole('button', { name: 'Сохранить пароль' }).click();
    await page.getByText('Пароль сохранён. Теперь можно войти.').waitFor();
    await page.getByRole('link', { name: 'Войти' }).click();
    await page.getByLabel('Логин или почта').fill('anna.new');
    await password.fill('зелёный чайник 17');
    await page.getByRole('button', { name: 'Войти' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/courses');

    await open();
    await page.reload();
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: 'Назад ко входу' }).waitFor();
  });

  it('without its end says what to do', async () => {
    const page = await (await demo.browser.newContext({ locale: 'ru-RU' })).newPage();
    await page.goto(`${demo.address}/invitation`);
    await page.getByText('Откройте ссылку из письма целиком').waitFor();
  });
});
