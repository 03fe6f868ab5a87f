import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';
import { startModels, type ModelsOfDemo } from './language-models-environment.ts';

describe.skipIf(skipsPages())('language models in a browser', () => {
  const opened: { models?: ModelsOfDemo } = {};
  const demo = useDemo({
    async start() {
      opened.models = await startModels();
      return opened.models.environment;
    },
    stop: async () => opened.models?.close(),
  });

  it('are tried, limited, warned of and taken along as a file', async () => {
    const page = await demo.signIn('admin');
    await page.getByRole('link', { name: 'Языковые модели' }).click();
    await page.getByRole('heading', { level: 1, name: 'Языковые модели' }).waitFor();
    const yandex = page.getByRole('article').filter({ hasText: 'YandexGPT' });
    await yandex.getByText('Работает').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await yandex.getByRole('button', { name: 'Проверить' }).click();
    await yandex.getByText(/Ответила за/).waitFor();
    await yandex.getByText('1 из 5').waitFor();

    opened.models?.openAi.always('fails');
    const other = page.getByRole('article').filter({ hasText: 'OpenAI' });
    for (const failures of [1, 2, 3, 4]) {
      await other.getByRole('button', { name: 'Проверить' }).click();
      await other.getByText(`Ошибок подряд: ${failures}`).waitFor();
    }
    await other.getByRole('button', { name: 'Проверить' }).click();
    await other.getByText(/Пауза до/).waitFor();
    await page.getByText(/ошибок подряд 5/).waitFor();
    await page.getByRole('button', { name: 'Принять к сведению' }).first().click();
    await page.getByText(/принято к сведению: /).waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.goto(`${demo.address}/settings`);
    const form = page.getByRole('region', { name: 'Языковые модели' });
    const field = form.getByRole('group', { name: 'YandexGPT' }).getByLabel('Вопросов в день');
    await field.fill('1');
    await form.getByRole('button', { name: 'Сохранить' }).click();
    await form.getByText('Сохранено').waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.goto(`${demo.address}/language-models`);
    await yandex.getByRole('button', { name: 'Проверить' }).click();
    await yandex.getByText(/предел исчерпан \(calls_per_day\)/).waitFor();
    await page.getByLabel('Модель').selectOption({ label: 'YandexGPT' });
    const log = page.getByRole('table', { name: 'Журнал вопросов' });
    await expect.poll(() => log.getByRole('row').count()).toBe(2);
    const begun = page.waitForEvent('download');
    await page.getByRole('link', { name: 'csv', exact: true }).click();
    const lines = (await text(await (await begun).createReadStream())).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('answered');
    await page.context().close();
  });
});
