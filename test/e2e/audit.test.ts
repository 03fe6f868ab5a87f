import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

describe.skipIf(skipsPages())('the activity log in a browser', () => {
  const demo = useDemo();

  it('is narrowed by action and person, taken along as shown, and says that it was', async () => {
    const page = await demo.signIn('admin');
    await demo.asPerson('teacher');
    await page.getByRole('link', { name: 'Журнал действий' }).click();
    await page.getByRole('heading', { level: 1, name: 'Журнал действий' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const rows = page.getByRole('table').getByRole('row');
    await page.getByLabel('Действие').selectOption({ label: 'Вход' });
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByLabel('Человек').fill('ветр');
    await page.getByRole('button', { name: 'Ветров Сергей (teacher)' }).click();
    await expect.poll(() => rows.count()).toBe(2);
    await rows.filter({ hasText: 'Ветров Сергей' }).getByText('Вход: по паролю').waitFor();

    const begun = page.waitForEvent('download');
    await page.getByRole('link', { name: 'csv', exact: true }).click();
    const lines = (await text(await (await begun).createReadStream())).trim().split('\r\n');
    expect([lines.length, lines[1]]).toEqual([2, expect.stringContaining('Ветров Сергей') as unknown]);

    await page.goto(`${demo.address}/audit`);
    await page.getByLabel('Действие').selectOption({ label: 'Журнал действий выгружен в файл' });
    await rows.filter({ hasText: 'Администратор' }).getByText('csv, строк 1').waitFor();
    await page.getByLabel('С', { exact: true }).fill('2020-01-01');
    await page.getByLabel('По', { exact: true }).fill('2020-01-02');
    await page.getByText('Таких событий нет').waitFor();
    await page.context().close();
  });
});
