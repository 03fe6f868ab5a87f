import { describe, expect, it } from 'vitest';
import { skipsPages } from '#test/services/chromium.ts';
import { groupName, personName, skipsSlapd } from '#test/services/slapd.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';
import { startDirectory, type StaffDirectory } from './staff-directory.ts';

describe.skipIf(skipsPages() || skipsSlapd())('the directory in a browser', () => {
  let directory: StaffDirectory;
  const demo = useDemo({
    async start() {
      directory = await startDirectory();
      return directory.environment;
    },
    stop: () => directory.stop(),
  });

  it('is tested, its groups are given roles, its people are previewed, and come when that is confirmed', async () => {
    const page = await demo.signIn('admin');
    await page.goto(`${demo.address}/people`);
    await page.getByRole('link', { name: 'Каталог' }).click();
    await page.getByRole('heading', { level: 1, name: 'Каталог' }).waitFor();
    await page.getByText('Групп пока нет').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Проверить связь' }).click();
    await page.getByText('Связь есть').waitFor();

    const settings = page.getByRole('region', { name: 'Группы и роли' });
    await settings.getByRole('button', { name: 'Добавить группу' }).click();
    await settings.getByLabel('Группа 1', { exact: true }).fill(groupName('staff'));
    await settings.getByRole('group', { name: 'Роли группы 1' }).getByLabel('Преподаватель').check();
    await settings.getByLabel('Добавлять новых людей').check();
    expect(await seriousFaults(page)).toEqual([]);
    await settings.getByRole('button', { name: 'Сохранить' }).click();
    await settings.getByRole('status').waitFor();
    expect(await settings.getByLabel('Сверять самостоятельно').isDisabled()).toBe(true);

    await page.getByRole('button', { name: 'Посмотреть изменения' }).click();
    await page.getByText('Вот что изменится. Пока ничего не сделано.').waitFor();
    const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name });
    await rowOf('vera Ёлкин').getByText('Добавить').waitFor();
    await rowOf('vera Ёлкин').getByText('+ Преподаватель').waitFor();
    await rowOf('Guest').getByText('нет в группах из таблицы').waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Применить изменения' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Новых: 2,').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Применить изменения' }).click();
    await page.getByText('Изменения применены.').waitFor();
    await page.getByRole('link', { name: 'vera Ёлкин' }).click();
    await page.getByRole('heading', { level: 1, name: 'vera Ёлкин' }).waitFor();
    expect(await page.getByLabel('Преподаватель').isChecked()).toBe(true);

    // Who leaves the directory loses access, once that has been seen.
    directory.slapd.change(`dn: ${personName('vera')}\nchangetype: delete\n`);
    await page.goto(`${demo.address}/people/directory`);
    await page.getByRole('button', { name: 'Посмотреть изменения' }).click();
    await rowOf('vera Ёлкин').getByText('Закрыть доступ').waitFor();
    await page.getByRole('button', { name: 'Применить изменения' }).click();
    await dialog.getByRole('button', { name: 'Применить изменения' }).click();
    await page.getByText('Изменения применены.').waitFor();
    await page.goto(`${demo.address}/people?search=vera`);
    await rowOf('vera Ёлкин').getByText('Закрыт').waitFor();
    await page.context().close();
  });
});
