import { describe, expect, it } from 'vitest';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

describe.skipIf(skipsPages())('programmes in a browser', () => {
  const demo = useDemo();

  it('an operator adds one, fills it, takes that back, renames it and removes it', async () => {
    const page = await demo.signIn('operator');
    await page.getByRole('link', { name: 'Программы' }).click();
    await page.getByRole('row').filter({ hasText: 'Прикладная информатика' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const dialog = page.getByRole('dialog');
    const row = page.getByRole('row').filter({ hasText: 'Новая физика' });

    await page.getByRole('button', { name: 'Добавить программу' }).click();
    await dialog.getByLabel('Название').fill('Новая физика');
    await dialog.getByRole('button', { name: 'Добавить' }).click();
    await row.waitFor();

    await page.getByRole('button', { name: 'Состав: Новая физика' }).click();
    await dialog.getByRole('checkbox').first().check();
    await dialog.getByText('Группы: 0').click();
    for (const group of await dialog.getByRole('checkbox').all()) await group.check();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Состав программ изменён: 5.').waitFor();
    // What is not empty cannot be removed.
    await row.getByRole('button', { name: 'Удалить' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Вернуть как было' }).click();
    await page.getByText('Всё как было.').waitFor();

    await page.getByRole('button', { name: 'Переименовать: Новая физика' }).click();
    await dialog.getByLabel('Название').fill('Цифровые медиа');
    await dialog.getByRole('button', { name: 'Сохранить' }).click();
    await dialog.getByText('Программа с таким названием уже есть.').waitFor();
    await dialog.getByLabel('Название').fill('Физика');
    await dialog.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('«Новая физика» теперь называется «Физика».').waitFor();

    await page.getByRole('button', { name: 'Удалить: Физика' }).click();
    await dialog.getByRole('button', { name: 'Удалить' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'изика' }).count()).toBe(0);
    await page.context().close();
  });
});
