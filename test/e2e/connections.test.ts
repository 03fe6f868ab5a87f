import { describe, expect, it } from 'vitest';
import { econometrics } from '#test/fakes/learning-systems/classroom.ts';
import type { FaultyServer } from '#test/fakes/learning-systems/faulty-server.ts';
import { moodleToken, startMoodle } from '#test/fakes/learning-systems/moodle.ts';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

describe.skipIf(skipsPages())('connections in a browser', () => {
  let moodle: FaultyServer;
  const demo = useDemo({
    async start() {
      moodle = await startMoodle([econometrics(), { ...econometrics(), id: 8, name: 'Право', code: 'LAW' }]);
      return { PULSE_CONNECTION_NETWORKS: '127.0.0.0/8' };
    },
    stop: () => moodle.close(),
  });

  it('a Moodle is checked, connected for one course, pulled, found among the imports, and removed', async () => {
    const page = await demo.signIn('operator');
    await page.goto(`${demo.address}/imports`);
    await page.getByRole('link', { name: 'Подключения' }).click();
    await page.getByText('Пока ничего не подключено').waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Подключить систему' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Название').fill('Учебный портал');
    await dialog.getByLabel('Адрес').fill(moodle.address);
    await dialog.getByLabel('Токен', { exact: true }).fill('f'.repeat(32));
    await dialog.getByRole('button', { name: 'Проверить' }).click();
    await dialog.getByText('не принимает токен').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByLabel('Токен', { exact: true }).fill(moodleToken);
    await dialog.getByRole('button', { name: 'Проверить' }).click();
    await dialog.getByText('Связь есть: Учебный портал, курсов видно: 2.').waitFor();
    await dialog.getByLabel('Все, что видит токен').uncheck();
    await dialog.getByLabel('Найти курс').fill('эконо');
    await dialog.getByText('Показано 1 из 1').waitFor();
    await dialog.getByLabel('Эконометрика & данные (ECON-7)').check();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Сохранить' }).click();

    const card = page.getByRole('article', { name: 'Учебный портал' });
    await card.getByText('курсов выбрано: 1').waitFor();
    await card.getByRole('button', { name: 'Забрать сейчас' }).click();
    await card.getByText('С новыми данными: 1').waitFor();
    await card.getByRole('button', { name: 'Что забрано' }).click();
    await dialog.getByText('Есть новое').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('link', { name: 'Открыть импорт' }).click();
    await page.getByRole('heading', { level: 1, name: 'Эконометрика & данные (Учебный портал).json' }).waitFor();

    await page.goto(`${demo.address}/imports/connections`);
    await card.getByRole('button', { name: 'Удалить' }).click();
    await dialog.getByRole('button', { name: 'Удалить' }).click();
    await page.getByText('Пока ничего не подключено').waitFor();
    await page.context().close();
  });
});
