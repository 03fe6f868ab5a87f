import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeDelimited } from '#domains/imports/templates/write-delimited.ts';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

const rows = [
  ['Кто', 'Циклы', 'Рекурсия', 'Защита'],
  ['a-1', '5,5', 'сделал', '+'],
  ['a-2', '4,5', 'бросил', '-'],
];

describe.skipIf(skipsPages())('columns of a table in a browser', () => {
  const demo = useDemo();

  it('an operator assigns them by keyboard, reads the file, and finds, saves and deletes the profile', async () => {
    const page = await demo.signIn('operator');
    const upload = async (name: string): Promise<void> => {
      await page.getByRole('link', { name: 'Импорт', exact: true }).first().click();
      const buffer = Buffer.from(writeDelimited(rows, { delimiter: ';' }));
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
    };
    await upload('Алгоритмы.csv');
    await page.getByRole('link', { name: 'Назначить столбцы' }).click();
    await page.getByText('Не назначены 3 столбца').waitFor();
    await page.getByText('Ни один столбец не говорит, о ком строка.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const read = page.getByRole('button', { name: 'Прочитать файл' });
    expect(await read.isDisabled()).toBe(true);

    const down = async (label: string, times: number): Promise<void> => {
      await page.getByLabel(label).focus();
      for (let turn = 0; turn < times; turn += 1) await page.keyboard.press('ArrowDown');
    };
    await down('Что в столбце A Кто', 1);
    await down('Что в столбце C Рекурсия', 9);
    await down('Что в столбце D Защита', 9);
    await down('Что значит «сделал»', 1);
    await down('Что значит «бросил»', 3);
    await page.getByText('Все столбцы назначены').waitFor();
    await page.getByText('Ошибок нет, файл можно прочитать.').waitFor();
    expect(await page.getByRole('definition').allTextContents()).toEqual(['2', '3', '0', '6']);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('Название профиля').fill('Кафедра');
    await read.click();
    await page.getByText('Файл прочитан по профилю «Кафедра», версия 1.').waitFor();
    await page.getByText('Загружен', { exact: true }).waitFor();

    // The next one is read without anybody.
    await upload('Алгоритмы, май.csv');
    const next = page.getByRole('row').filter({ hasText: 'Алгоритмы, май.csv' });
    await next.getByText('Загружен', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Профили таблиц' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Кафедра' });
    await row.getByRole('cell', { name: '2', exact: true }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Скачать: Кафедра' }).click(),
    ]);
    const saved = readFileSync(await download.path());
    await page.getByRole('button', { name: 'Удалить: Кафедра' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click();
    await page.getByText('Профилей ещё нет').waitFor();
    const take = page.locator('input[type=file]');
    await take.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('no profile') });
    await page.getByText('Это не файл профиля.').waitFor();
    await take.setInputFiles({ name: 'Кафедра.json', mimeType: 'application/json', buffer: saved });
    await page.getByRole('button', { name: 'Переименовать: Кафедра' }).click();
    await page.getByRole('dialog').getByLabel('Название').fill('Кафедра алгоритмов');
    await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('button', { name: 'Удалить: Кафедра алгоритмов' }).waitFor();
    await page.context().close();
  });
});
