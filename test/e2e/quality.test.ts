import type { APIRequestContext } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writePulse } from '#domains/imports/templates/pulse.ts';
import { qualityOverviewSchema } from '#domains/clustering-quality/contract.ts';
import { programmesModelSchema } from '#domains/model-quality/contract.ts';
import { finishedCourses } from '#test/fixtures/finished-courses.ts';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

const past = finishedCourses({ courses: ['Логика, весна', 'Право, весна'], students: 60, tests: 10, seed: 3 });
const enough = finishedCourses({
  courses: ['Алгебра, весна', 'Право, лето', 'Физика, весна', 'Химия, весна', 'История, весна'],
  ...{ students: 90, tests: 12, seed: 3 },
});
const workbook = { mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

describe.skipIf(skipsPages())('what is known of groups and of the model, in a browser', () => {
  const demo = useDemo();
  const ask = async (request: APIRequestContext, path: string): Promise<unknown> =>
    (await request.get(`${demo.address}/api/v1${path}`)).json();

  it('groups: thresholds raise alerts at once, other ways are compared, and alerts end', async () => {
    const page = await demo.signIn('admin');
    // How sound the groups of the demonstration are differs from day to day: it begins with limits that all of them meet.
    const lenient = { silhouette: 0, stability: 0, driftPct: 100, zoneCPoints: 100, days: 7 };
    const set = await page.request.put(`${demo.address}/api/v1/settings/clustering-quality`, {
      ...{ headers: { origin: demo.address }, data: lenient },
    });
    expect(set.status()).toBe(200);
    await page.getByRole('link', { name: 'Надёжность групп' }).click();
    await page.getByRole('heading', { level: 1, name: 'Надёжность групп' }).waitFor();
    const table = page.getByRole('table', { name: 'Надёжность групп' });
    await table.getByRole('row').nth(1).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('Только с замечаниями').check();
    await page.getByText('Замечаний нет').waitFor();

    const silhouette = page.getByLabel('Силуэт ниже');
    await silhouette.fill('2');
    await page.getByText('От 0 до 1').waitFor();
    await silhouette.fill('0.99');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено').waitFor();
    // The page hears of it by itself.
    await table
      .getByText(/группы почти не различаются: силуэт 0,\d\d при пороге 0,99/)
      .first()
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Вернуть как было' }).click();
    await page.getByText('Замечаний нет').waitFor();

    const { items } = qualityOverviewSchema.parse(await ask(page.request, '/clustering-quality'));
    const course = items.find(({ quality }) => quality !== null);
    await page.goto(`${demo.address}/courses/${course?.courseId}`);
    await page.getByText('Ещё не сравнивали').waitFor();
    await page.getByRole('button', { name: 'Сравнить сейчас' }).click();
    const compared = page.getByRole('table', { name: 'Находят ли те же группы другие способы' });
    await compared.getByText('Иерархия Уорда').waitFor();
    expect(await compared.getByRole('row').count()).toBe(4);
    expect(await seriousFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('the model: checked on finished courses by an administrator, read by the head of a programme', async () => {
    const page = await demo.signIn('admin');
    const headers = { origin: demo.address };
    await page.goto(`${demo.address}/settings/model`);
    await page.getByText(/ещё не проверяли/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    const file = { ...workbook, name: 'завершённые курсы.xlsx', buffer: Buffer.from(writePulse(past)) };
    await page.request.post(`${demo.address}/api/v1/imports`, { headers, multipart: { file } });
    const courses = z.object({ items: z.array(z.object({ id: z.int(), name: z.string() })) });
    const listed = async () => courses.parse(await ask(page.request, '/courses')).items;
    await expect.poll(async () => (await listed()).map(({ name }) => name)).toContain('Логика, весна');
    const head = await demo.signIn('head');
    const headed = programmesModelSchema.parse(await ask(head.request, '/model/programmes'));
    const [programme] = headed.programmes;
    const logic = (await listed()).find(({ name }) => name === 'Логика, весна');
    await page.request.put(`${demo.address}/api/v1/courses/${logic?.id}/programme`, {
      ...{ headers, data: { programmeId: programme?.id } },
    });

    await page.getByRole('button', { name: 'Проверить на завершённых курсах' }).click();
    await page.getByRole('region', { name: 'На ваших курсах' }).getByText('все моменты').waitFor({ timeout: 60_000 });
    await page
      .getByRole('heading', { name: 'За сколько недель предупреждали' })
      .or(page.getByText('недель'))
      .first()
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await head.goto(`${demo.address}/courses/health`);
    await head.getByRole('link', { name: 'Точность модели' }).click();
    await head.getByRole('heading', { level: 1, name: 'Точность модели' }).waitFor();
    const own = head.getByRole('region', { name: programme?.name ?? '' });
    await own.getByText('все моменты').waitFor();
    expect(await seriousFaults(head)).toEqual([]);
    // Nothing there can be changed, and what is not theirs is not told.
    expect(await head.getByRole('button', { name: /Проверить|Обучить/ }).count()).toBe(0);
    const refused = await head.request.get(`${demo.address}/api/v1/model`);
    expect(refused.status()).toBe(403);
    for (const { context } of [page, head].map((one) => ({ context: one.context() }))) await context.close();
  });

  it('a model of one’s own: refused for too little data, trained, compared, let judge, and left again', async () => {
    const page = await demo.signIn('admin');
    await page.goto(`${demo.address}/settings/model`);
    const training = page.getByRole('region', { name: 'Обучить собственную модель' });
    await training.getByRole('button', { name: 'Обучить' }).click();
    await training.getByText('Данных мало: завершённых курсов с итогами 2, нужно 3.').waitFor({ timeout: 60_000 });
    expect(await seriousFaults(page)).toEqual([]);

    const file = { ...workbook, name: 'много курсов.xlsx', buffer: Buffer.from(writePulse(enough)) };
    const headers = { origin: demo.address };
    await page.request.post(`${demo.address}/api/v1/imports`, { headers, multipart: { file } });
    await expect
      .poll(async () => JSON.stringify(await ask(page.request, '/imports')), { timeout: 60_000 })
      .toMatch(/"file":"много курсов.xlsx"[^}]*"status":"done"/);
    await training.getByRole('button', { name: 'Обучить заново' }).click();
    await page.getByText('Кандидат выдержал сравнение').waitFor({ timeout: 120_000 });
    for (const part of ['Кандидат', 'Действовавшая', 'Кто сменил бы зону сейчас']) {
      await expect.poll(() => page.locator('main').textContent()).toContain(part);
    }
    expect(await seriousFaults(page)).toEqual([]);

    const goes = async (action: string): Promise<void> => {
      await page.getByRole('button', { name: action }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: action }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    };
    const judging = page.getByRole('region', { name: 'Действующая модель' });
    await goes('Сделать действующей');
    await judging.getByText('Собственная модель № 2').waitFor();
    await goes('Вернуть модель программы');
    await judging.getByText('Модель программы').first().waitFor();
    await page.context().close();
  });
});
