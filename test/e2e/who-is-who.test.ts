import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { writeOpenEdx } from '#domains/imports/templates/open-edx.ts';
import { writeSheets } from '#domains/imports/templates/write-sheet.ts';
import type { DescribedStudent } from '#domains/imports/templates/score-description.ts';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

const head = ['Номер студента', 'ФИО', 'Почта', 'Группа', 'Тест 1'];
const list = writeSheets([
  {
    name: 'Список',
    rows: [
      head,
      ['9001', 'Снегирёва Алиса', 'snegireva@example.edu', 'Z1', 5],
      ['9002', 'Дроздов Роман', 'drozdov@example.edu', 'Z1', 7],
    ],
  },
]);

const student = (id: number, email: string): DescribedStudent => ({
  ...{ id, login: `login${id}`, lastName: '', firstName: '', email, scores: [7] },
});
const edx = writeOpenEdx({
  activities: [{ id: 1, name: 'Essay', maxPoints: 10 }],
  students: [
    student(1, 'snegireva@example.edu'),
    student(2, 'snegireva@example.edu'),
    student(3, 'drozdov@example.edu'),
  ],
});

async function upload(page: Page, name: string, content: Uint8Array): Promise<void> {
  await page.getByRole('link', { name: 'Импорт' }).click();
  await page.getByLabel('Курс, если файл его не называет').fill('Орнитология');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

describe.skipIf(skipsPages())('people of whom nobody can tell who they are, in a browser', () => {
  const demo = useDemo();

  it('are decided about, and the import goes on', async () => {
    const page = await demo.signIn('operator');
    await upload(page, 'список.xlsx', list);
    await page.getByRole('article').getByText('Загружен', { exact: true }).waitFor();
    await upload(page, 'edx.csv', edx);
    await page.getByRole('article').getByText('сначала решите, кто эти люди').waitFor();
    await page.getByRole('link', { name: 'Посмотреть изменения' }).first().click();

    await page.getByRole('heading', { name: 'Кто это?' }).waitFor();
    await page.getByText('Осталось решить: 2').waitFor();
    await page.getByText('edx.csv').first().waitFor();
    expect(await page.getByRole('button', { name: 'Продолжить импорт' }).isDisabled()).toBe(true);
    expect(await seriousFaults(page)).toEqual([]);

    const same = page.getByRole('button', { name: 'Это он/она: 1 — Снегирёва Алиса' });
    await same.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Осталось решить: 1').waitFor();
    // The other row cannot be the same student any more, and has the focus.
    await page.getByText('В файле это уже кто-то другой').waitFor();
    expect(await page.getByRole('button', { name: 'Это он/она: 2 — Снегирёва Алиса' }).isDisabled()).toBe(true);
    const focused = page.locator(':focus');
    await expect.poll(() => focused.getAttribute('aria-label')).toBe('Другой человек: 2');
    await page.getByRole('button', { name: 'Все остальные — другие люди (1)' }).click();
    await page.getByText('Всё решено').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Продолжить импорт' }).click();
    await page.getByRole('button', { name: 'Отменить импорт' }).waitFor();

    await page.getByRole('link', { name: 'Открыть курс' }).click();
    await page.getByRole('link', { name: 'Снегирёва Алиса' }).first().waitFor();
    await page.getByRole('link', { name: 'Дроздов Роман' }).first().waitFor();
    await page.context().close();
  });
});
