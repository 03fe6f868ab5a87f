import type { Page } from 'playwright-core';
import { writePulse } from '#domains/imports/templates/pulse.ts';
import { finishedCourses } from '#test/fixtures/finished-courses.ts';

const described = finishedCourses({
  courses: ['Алгебра, весна', 'Право, весна', 'Физика, весна', 'Химия, весна', 'История, весна'],
  ...{ students: 90, tests: 12, seed: 3 },
});
const attributes = described.students.map(({ id }, index) => ({
  ...{ student: id, attribute: 'Форма обучения' },
  value: index % 90 === 0 ? 'Вечерняя' : index % 3 === 0 ? 'Заочная' : 'Очная',
}));

/** Gives the demo finished courses with outcomes, lets the model be checked on them and another be trained, once. */
export async function fillModelPage(page: Page): Promise<void> {
  const address = new URL(page.url()).origin;
  const headers = { origin: address };
  const at = (path: string): string => `${address}/api/v1${path}`;
  const isReached = async (path: string, text: RegExp): Promise<boolean> =>
    text.test(await (await page.request.get(at(path))).text());
  const wait = async (path: string, text: RegExp): Promise<void> => {
    while (!(await isReached(path, text))) await page.waitForTimeout(500);
  };
  if (!(await isReached('/model', /"state":"ready"/))) {
    const file = {
      name: 'завершённые курсы.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(writePulse({ ...described, attributes })),
    };
    const uploaded = await page.request.post(at('/imports'), { headers, multipart: { file } });
    const id = /"id":"([0-9a-f-]{36})"/.exec(await uploaded.text())?.[1] ?? '';
    await wait(`/imports/${id}`, /"status":"done"/);
    await page.request.post(at('/model/evaluations'), { headers });
    await page.request.post(at('/model/trainings'), { headers });
    await wait('/model', /"state":"ready"/);
    await wait('/model', /"pending":null/);
  }
  await page.reload();
  await page.getByRole('heading', { level: 2 }).nth(3).waitFor();
}
