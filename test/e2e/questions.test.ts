import { describe, expect, it } from 'vitest';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';
import { testFiles } from './tests-course.ts';

describe.skipIf(skipsPages())('tests with answers, in a browser', () => {
  const demo = useDemo();

  it('are uploaded at once; their questions are listed, an open answer is marked and taken back', async () => {
    const page = await demo.signIn('operator');
    await page.getByRole('link', { name: 'Импорт' }).click();
    await page.locator('input[type=file]').first().setInputFiles(testFiles());
    await page.getByRole('article').getByText('История.zip').first().waitFor();
    await page.getByRole('article').getByText('Загружен', { exact: true }).first().waitFor();
    await page.context().close();

    const teacher = await demo.signIn('teacher');
    await teacher.getByRole('link', { name: 'История', exact: true }).click();
    const panel = teacher.getByRole('region', { name: 'Вопросы тестов' });
    await panel.getByText('Непроверенные (12)').click();
    expect(await seriousFaults(teacher)).toEqual([]);
    await panel.getByRole('button', { name: 'Неверно: Макс Вебер' }).first().click();
    await panel.getByText('Непроверенные (8)').waitFor();
    await panel.getByRole('button', { name: 'Вернуть: Макс Вебер' }).click();
    await panel.getByText('Непроверенные (12)').waitFor();

    await teacher.getByRole('link', { name: 'Белова Анна' }).first().click();
    const mistakes = teacher.getByRole('region', { name: 'Ошибки в тестах' });
    await mistakes.getByText('Прочитать главу учебника.').first().waitFor();
    expect(await mistakes.getByText('Правильный ответ').count()).toBeGreaterThan(0);
    expect(await seriousFaults(teacher)).toEqual([]);
    await teacher.context().close();
  }, 180_000);
});
