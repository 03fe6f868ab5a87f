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
    // The demo's students are advised by these models; here they are asked by hand alone.
    const admin = await demo.asPerson('admin');
    const settings = { isOn: false, asksModels: true, comparesAnswers: true, language: 'ru' };
    const set = await admin.put(`${demo.address}/api/v1/settings/recommendations`, { data: settings });
    expect(set.status()).toBe(200);
    const waiting = async (state: string): Promise<unknown> =>
      (await admin.get(`${demo.address}/api/v1/tasks?queue=llm&state=${state}`)).json();
    for (const state of ['queued', 'running']) {
      await expect.poll(() => waiting(state), { timeout: 90_000 }).toMatchObject({ items: [] });
    }
    const page = await demo.signIn('admin');
    await page.getByRole('link', { name: 'Языковые модели' }).click();
    await page.getByRole('heading', { level: 1, name: 'Языковые модели' }).waitFor();
    const yandex = page.getByRole('article').filter({ hasText: 'YandexGPT' });
    await yandex.getByText('Работает').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const callsToday = async (): Promise<number> => {
      const told =
        (await yandex
          .getByText(/^[\d\s]+ из 5\s000$/)
          .first()
          .textContent()) ?? '';
      return Number(told.split(' из ')[0]?.replaceAll(/\s/g, ''));
    };
    const before = await callsToday();
    await yandex.getByRole('button', { name: 'Проверить' }).click();
    await yandex.getByText(/Ответила за/).waitFor();
    await expect.poll(callsToday).toBe(before + 1);

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
    await expect.poll(() => log.getByRole('row').filter({ hasText: 'проверка связи' }).count()).toBe(1);
    const begun = page.waitForEvent('download');
    await page.getByRole('link', { name: 'csv', exact: true }).click();
    const lines = (await text(await (await begun).createReadStream())).trim().split('\r\n');
    const tried = lines.filter((line) => /[;,]"?try"?[;,]/.test(line));
    expect(tried).toHaveLength(1);
    expect(tried[0]).toContain('answered');
    await page.context().close();
  });
});
