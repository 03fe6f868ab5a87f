import { describe, expect, it } from 'vitest';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

describe.skipIf(skipsPages())('an erasure in a browser', () => {
  const demo = useDemo();

  it('of a person shows what goes, wants the name typed, keeps the person out, and is lifted again', async () => {
    const page = await demo.signIn('admin');
    const victim = await demo.signIn('teacher2');
    await page.goto(`${demo.address}/people?search=teacher2`);
    await page.getByRole('link', { name: 'Лунина Татьяна' }).click();
    await page.getByRole('button', { name: 'Удалить данные…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Исчезнет безвозвратно').waitFor();
    await dialog.getByText('teacher2', { exact: false }).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const erase = dialog.getByRole('button', { name: 'Удалить навсегда' });
    const typed = dialog.getByLabel('Чтобы подтвердить, введите: Лунина Татьяна');
    expect(await erase.isDisabled()).toBe(true);
    await typed.fill('Лунин Татьяна');
    expect(await erase.isDisabled()).toBe(true);
    await typed.fill('лунина  татьяна');
    await erase.click();

    await page.getByRole('heading', { level: 1, name: 'Стёртые' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'учётная запись' });
    await row.getByText('вернуться не может').waitFor();
    await row.getByText('Администратор').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await victim.reload();
    await victim.getByRole('button', { name: 'Войти' }).waitFor();

    // Only whole identities find: of hashes nobody knows a beginning.
    const find = page.getByLabel('Почта, логин или номер студента');
    await find.fill('teacher');
    await page.getByRole('button', { name: 'Найти' }).click();
    await page.getByText('Такого среди стёртых нет').waitFor();
    await find.fill('TEACHER2');
    await page.getByRole('button', { name: 'Найти' }).click();
    await row.getByText('вернуться не может').waitFor();

    const invite = async (): Promise<number> => {
      const data = { name: 'Лунина Татьяна', login: 'teacher2', email: 'lunina@example.edu', roles: ['teacher'] };
      const headers = { origin: demo.address };
      return (await page.request.post(`${demo.address}/api/v1/people`, { headers, data })).status();
    };
    expect(await invite()).toBe(422);
    await row.getByRole('button', { name: 'Снять запрет' }).click();
    await dialog.getByText('Удалённое не вернётся.').waitFor();
    await dialog.getByRole('button', { name: 'Снять запрет' }).click();
    await row.getByText('запрет снят').waitFor();
    expect(await row.getByRole('button', { name: 'Снять запрет' }).count()).toBe(0);
    expect(await invite()).toBe(200);
    await Promise.all([page.context().close(), victim.context().close()]);
  });

  it('of a student record takes the student out of the course, and names the gradebooks that go', async () => {
    const page = await demo.signIn('admin');
    await page.goto(`${demo.address}/courses/1`);
    // Whoever stands there when zones have come and rows are in their order.
    await page.getByRole('table').first().getByRole('row').nth(1).getByRole('link').first().click();
    await page.waitForURL(/\/students\/\d+/);
    const { pathname } = new URL(page.url());
    await page.getByRole('button', { name: 'Удалить данные…' }).click();
    const name = (await page.getByRole('heading', { level: 1, includeHidden: true }).textContent()) ?? '';
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^Исходные файлы целиком: \d+/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByLabel(`Чтобы подтвердить, введите: ${name}`).fill(name);
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Удалить навсегда' }).click();
    const row = page.getByRole('row').filter({ hasText: 'запись студента' });
    await row.getByText('вернуться не может').waitFor();

    expect((await page.request.get(`${demo.address}/api/v1${pathname}`)).status()).toBe(404);
    await page.goto(`${demo.address}/courses/1`);
    await page.getByRole('table').first().getByRole('row').nth(1).waitFor();
    expect(await page.locator('main').textContent()).not.toContain(name);
    await page.context().close();
  });

  it('of oneself is not offered', async () => {
    const page = await demo.signIn('admin');
    await page.goto(`${demo.address}/people?role=administrator`);
    await page.getByRole('link', { name: 'Администратор' }).click();
    await page.getByText('Это вы.').waitFor();
    expect(await page.getByRole('button', { name: 'Удалить данные…' }).isDisabled()).toBe(true);
    await page.context().close();
  });
});
