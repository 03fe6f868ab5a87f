import { buffer, json } from 'node:stream/consumers';
import { read } from '@e965/xlsx';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ownCoursesSchema } from '#domains/roster/contract.ts';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

const exported = z.object({
  account: z.object({ login: z.string() }),
  courses: z.array(z.object({})).nonempty(),
  results: z.array(z.object({})).nonempty(),
});

describe.skipIf(skipsPages())('the own data in a browser', () => {
  const demo = useDemo();

  async function download(page: Page, format: string): Promise<Download> {
    const begun = page.waitForEvent('download');
    await page.getByRole('link', { name: format, exact: true }).click();
    return begun;
  }

  it('are all there, with who has looked by role, and come along as json and as xlsx', async () => {
    const page = await demo.signIn('student');
    const own = await page.request.get(`${demo.address}/api/v1/students/me/courses`);
    const { student, items } = ownCoursesSchema.parse(await own.json());
    const teacher = await demo.asPerson('teacher');
    const look = await teacher.get(`${demo.address}/api/v1/courses/${items[0]?.id ?? 0}/students/${student?.id ?? 0}`);
    expect(look.status()).toBe(200);

    await page.getByRole('button', { name: /^Учётная запись/ }).click();
    await page.getByRole('button', { name: 'Мои данные' }).click();
    await page.getByRole('heading', { level: 1, name: 'Мои данные' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const region = (name: string) => page.getByRole('region', { name, exact: true });
    await region('Учётная запись').getByText('Студент (демо)').waitFor();
    for (const { name } of items) await region('Студент').getByText(name, { exact: true }).waitFor();
    // Noted within a second after the answer.
    await expect
      .poll(async () => {
        await page.reload();
        await region('Кто смотрел мои данные').getByRole('table').waitFor();
        return region('Кто смотрел мои данные').textContent();
      })
      .toContain('преподаватель');
    expect(await region('Кто смотрел мои данные').textContent()).not.toContain('Ветров');

    const asJson = await download(page, 'json');
    expect(asJson.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.json$/);
    const data = exported.parse(await json(await asJson.createReadStream()));
    expect([data.account.login, data.courses.length]).toEqual(['student', items.length]);
    const asXlsx = await download(page, 'xlsx');
    const { SheetNames } = read(await buffer(await asXlsx.createReadStream()), { type: 'buffer' });
    for (const name of ['Учётная запись', 'Результаты', 'Журнал действий']) expect(SheetNames).toContain(name);
    await page.context().close();
  });
});
