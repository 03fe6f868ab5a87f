import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { writeCanvas } from '#domains/imports/templates/canvas.ts';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

/** The plain gradebook; `essay`: the first student's score. */
function gradebook(essay: number): Buffer {
  const [first, ...others] = plainDescription.students;
  if (!first) throw new Error('the gradebook has students');
  return Buffer.from(writeCanvas({ ...plainDescription, students: [{ ...first, scores: [essay, 20] }, ...others] }));
}

async function upload(page: Page, name: string, essay: number): Promise<void> {
  await page.getByRole('link', { name: 'Импорт' }).click();
  await page.getByLabel('Курс, если файл его не называет').fill('Эконометрика');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: gradebook(essay) });
}

describe.skipIf(skipsPages())('an import that replaces a grade, in a browser', () => {
  const demo = useDemo();

  it('is shown before it is saved, explained after, and undone', async () => {
    const page = await demo.signIn('operator');
    await upload(page, 'неделя 1.csv', 7.5);
    await page.getByRole('article').getByText('Загружен', { exact: true }).waitFor();
    await upload(page, 'неделя 2.csv', 4);
    await page.getByRole('article').getByText('Ждёт решения').waitFor();
    await page.getByRole('link', { name: 'Посмотреть изменения' }).first().click();

    await page.getByText('Будет заменена 1 оценка или отметка').waitFor();
    await page.getByRole('cell', { name: 'Выполнено, балл 7,5' }).waitFor();
    await page.getByRole('cell', { name: 'Выполнено, балл 4' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('Студент или элемент курса').fill('нет такого');
    await page.getByText('Таких изменений нет').waitFor();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('button', { name: 'Отменить импорт' }).waitFor();

    await page.getByRole('link', { name: 'Открыть курс' }).click();
    await page.getByRole('link', { name: 'Белова Анна' }).first().click();
    await page.getByRole('button', { name: 'Essay' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Записано: Выполнено, балл 4').waitFor();
    await dialog.getByText(/неделя 1\.csv.*строка 4/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Закрыть' }).click();

    await page.getByRole('link', { name: 'Импорт' }).click();
    await page.getByRole('link', { name: 'неделя 2.csv' }).first().click();
    await page.getByRole('button', { name: 'Отменить импорт' }).click();
    await dialog.getByText('Вернётся к прежним значениям').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Отменить импорт' }).click();
    await page.getByText('Импорт отменён: база такая, как если бы этого файла не было.').waitFor();
    await page.context().close();
  });
});
