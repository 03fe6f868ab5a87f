/*
 * Takes a picture of every page, 1440 and 390 px wide, light and dark, in Russian and English, into screenshots/, and
 * those that the READMEs show into docs/images/.
 *
 *   node test/e2e/screenshots.ts [parts of pages' names, or `none` for the READMEs' alone]
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { demoPassword } from '#app/demo/logins.ts';
import { root } from '#app/root.ts';
import { launchBrowser } from '#test/services/chromium.ts';
import { startPulse } from '#test/support/pulse-process.ts';
import { z } from 'zod';
import { isSlapdPresent } from '#test/services/slapd.ts';
import { fillModelPage } from './fill-model-page.ts';
import { fillQualityPage } from './fill-quality-page.ts';
import {
  openErasure,
  openPerson,
  openHardest,
  openRiskiest,
  waitForAdvice,
  openEdit,
  openRoster,
  openMaterials,
} from './open-before-picture.ts';
import { startModels } from './language-models-environment.ts';
import { notificationPictures, type PictureOfPage } from './notification-pictures.ts';
import { startDirectory } from './staff-directory.ts';
import { uploadTests } from './tests-course.ts';

/** A day in the middle of the demo's term, which surrounds the present. */
const past = new Date(performance.timeOrigin - 45 * 86_400_000).toISOString().slice(0, 10);

const pages: readonly PictureOfPage[] = [
  ...notificationPictures,
  { name: 'sign-in', login: undefined, path: '/sign-in' },
  { name: 'sign-in-refused', login: undefined, path: '/sign-in?refused=unknown_person' },
  { name: 'forgotten-password', login: undefined, path: '/forgotten-password' },
  { name: 'invitation', login: undefined, path: '/invitation' },
  { name: 'confirm-address', login: undefined, path: '/confirm-address#x' },
  { name: 'courses', login: 'teacher', path: '/courses' },
  { name: 'course', login: 'teacher', path: '/courses/1' },
  { name: 'grading', login: 'teacher', path: '/courses/1/grading' },
  { name: 'activity', login: 'teacher', path: '/courses/1', open: openHardest },
  { name: 'materials', login: 'teacher', path: '/courses/1', open: openMaterials },
  { name: 'course-as-of', login: 'teacher', path: `/courses/1?asOf=${past}` },
  { name: 'student', login: 'teacher', path: '/courses/1/students/1' },
  { name: 'student-at-risk', login: 'teacher', path: '/courses/1', open: openRiskiest },
  { name: 'student-as-of', login: 'teacher', path: `/courses/1/students/1?asOf=${past}` },
  { name: 'questions', login: 'admin', path: '/courses/:tests' },
  { name: 'mistakes', login: 'admin', path: '/courses/:tests/students/:tested' },
  { name: 'advice', login: 'teacher', path: '/advice', open: waitForAdvice },
  { name: 'advice-edit', login: 'teacher', path: '/advice', open: openEdit },
  { name: 'advice-quality', login: 'head', path: '/advice/quality' },
  { name: 'advice-none', login: 'teacher', path: '/advice?state=rejected' },
  { name: 'head-courses', login: 'head', path: '/courses' },
  { name: 'health', login: 'head', path: '/courses/health' },
  { name: 'groups-quality', login: 'admin', path: '/courses/quality', open: fillQualityPage },
  { name: 'groups-compared', login: 'admin', path: '/courses/1', open: fillQualityPage },
  { name: 'imports', login: 'operator', path: '/imports' },
  { name: 'import-columns', login: 'operator', path: '/imports/:refused/columns' },
  { name: 'import-people', login: 'operator', path: '/imports/:doubtful' },
  { name: 'import-refused', login: 'operator', path: '/imports/:refused' },
  { name: 'source-profiles', login: 'operator', path: '/imports/profiles' },
  { name: 'connections', login: 'operator', path: '/imports/connections' },
  { name: 'connect-system', login: 'operator', path: '/imports/connections', open: openRoster },
  { name: 'own-courses', login: 'student', path: '/my' },
  { name: 'own-course', login: 'student', path: '/my/1' },
  { name: 'tasks', login: 'admin', path: '/tasks' },
  { name: 'people', login: 'admin', path: '/people' },
  { name: 'invite-many', login: 'admin', path: '/people/invite' },
  { name: 'directory', login: 'admin', path: '/people/directory' },
  { name: 'erase-person', login: 'admin', path: '/people?search=teacher2', open: openPerson },
  { name: 'erase-student', login: 'admin', path: '/courses/1/students/1', open: openErasure },
  { name: 'programmes', login: 'operator', path: '/programmes' },
  { name: 'settings', login: 'admin', path: '/settings' },
  { name: 'security', login: 'teacher', path: '/security' },
  { name: 'my-data', login: 'student', path: '/my-data' },
  { name: 'my-data-teacher', login: 'teacher', path: '/my-data' },
  { name: 'erased', login: 'admin', path: '/people/erased' },
  { name: 'audit', login: 'admin', path: '/audit' },
  { name: 'language-models', login: 'admin', path: '/language-models' },
  { name: 'nowhere', login: 'admin', path: '/no-such-page' },
  // The last two: it gives the demo more courses.
  { name: 'model', login: 'admin', path: '/settings/model', open: fillModelPage },
  { name: 'model-programmes', login: 'admin', path: '/courses/model' },
];

const readmePage: PictureOfPage = { name: 'course', login: 'teacher', path: '/courses/1' };
const wanted = process.argv.length > 2 ? process.argv.slice(2) : [''];
const folder = mkdtempSync(join(tmpdir(), 'pulse-pictures-'));
const pictures = join(root, 'screenshots');
mkdirSync(pictures, { recursive: true });
const directory = isSlapdPresent() ? await startDirectory() : undefined;
const models = await startModels();
const pulse = await startPulse('demo', {
  PULSE_DATA_DIR: folder,
  ...directory?.environment,
  ...models.environment,
  // For its button; nobody presses it.
  PULSE_OIDC_ISSUER: 'https://id.example.edu',
  PULSE_OIDC_CLIENT_ID: 'pulse',
  PULSE_OIDC_CLIENT_SECRET: 'no secret',
  PULSE_OIDC_NAME: 'Campus ID',
});
const browser = await launchBrowser();
try {
  for (const locale of ['ru-RU', 'en-GB']) {
    const path = join(root, `docs/images/course.${locale.slice(0, 2)}.png`);
    const options = { viewport: { width: 1440, height: 1000 }, colorScheme: 'light', locale } as const;
    await take(browser, readmePage, path, options, false);
  }
  await fillPages();
  const tested = await uploadTestsAsOperator(browser);
  await askModels(browser);
  const refused = await uploadTable(browser);
  const doubtful = await uploadDoubtful(browser);
  for (const page of pages.filter(({ name }) => wanted.some((part) => name.includes(part)))) {
    for (const width of [1440, 390]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const locale of ['ru-RU', 'en-GB']) {
          const path = join(pictures, `${page.name}-${width}-${colorScheme}-${locale.slice(0, 2)}.png`);
          const things = { refused, doubtful, tests: String(tested.courseId), tested: String(tested.studentId) };
          const shown = { ...page, path: page.path.replace(/:(\w+)/g, (_, name: keyof typeof things) => things[name]) };
          await take(browser, shown, path, { viewport: { width, height: 900 }, colorScheme, locale }, true);
        }
      }
    }
    console.log(page.name);
  }
} finally {
  await browser.close();
  await pulse.stop();
  await directory?.stop();
  await models.close();
  rmSync(folder, { recursive: true, force: true });
}

async function uploadTestsAsOperator(from: Browser): Promise<{ courseId: number; studentId: number }> {
  const context = await from.newContext();
  try {
    const headers = { origin: pulse.address };
    const data = { login: 'operator', password: demoPassword };
    await context.request.post(`${pulse.address}/api/v1/session`, { headers, data });
    return await uploadTests(context.request, pulse.address);
  } finally {
    await context.close();
  }
}

/** Both models are asked; one of them fails until it is left alone. */
async function askModels(from: Browser): Promise<void> {
  const context = await from.newContext();
  try {
    const headers = { origin: pulse.address };
    const post = (path: string, data: object) =>
      context.request.post(`${pulse.address}/api/v1${path}`, { headers, data });
    await post('/session', { login: 'admin', password: demoPassword });
    models.openAi.script('well', 'truncated', 'fails', 'cut', 'away', 'fails', 'fails');
    for (let time = 0; time < 8; time += 1) {
      for (const provider of ['yandex', 'openai']) await post('/language-models/try', { provider });
    }
  } finally {
    await context.close();
  }
}

/** A table that nobody recognises, and a profile of another. @returns id of its import */
async function uploadTable(from: Browser): Promise<string> {
  const context = await from.newContext();
  try {
    const headers = { origin: pulse.address };
    const at = (path: string): string => `${pulse.address}/api/v1${path}`;
    await context.request.post(at('/session'), { headers, data: { login: 'operator', password: demoPassword } });
    const rows = [
      'Кафедра алгоритмов;;;;;;',
      'Кто;Группа;Циклы;Рекурсия;Защита;05.09;Заметка',
      ...['Белова Анна', 'Ветров Илья', 'Гусев Пётр', 'Дорн Мария', 'Ежов Павел'].map(
        (name, index) =>
          `${name};ИТ-${index % 2 ? 2 : 1};${index + 3},5;${index ? 'сделал' : 'бросил'};${index ? '+' : '-'};${index === 2 ? 'н' : '+'};`,
      ),
    ];
    const buffer = Buffer.from(rows.join('\r\n'));
    const file = { name: 'Алгоритмы, весна.csv', mimeType: 'text/csv', buffer };
    const uploaded = await context.request.post(at('/imports'), { headers, multipart: { file } });
    const answer: unknown = await uploaded.json();
    const id = /"id":"([0-9a-f-]{36})"/.exec(JSON.stringify(answer))?.[1] ?? '';
    const columns = ['ФИО', 'Проект', 'Допуск'].map((header, index) => ({
      ...{ header, occurrence: 1 },
      meaning: index === 0 ? 'name' : 'score',
    }));
    const mapping = { headerRow: null, columns, words: [], decimalMark: 'auto', dateOrder: 'auto' };
    const profile = { format: 'pulse-source-profile', formatVersion: 1, name: 'Проекты второго курса', mapping };
    await context.request.post(at('/source-profiles'), { headers, data: profile });
    for (;;) {
      const batch: unknown = await (await context.request.get(at(`/imports/${id}`))).json();
      if (JSON.stringify(batch).includes('"status":"refused"')) return id;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await context.close();
  }
}

/** A file with people of whom nobody can tell who they are. @returns id of its import */
async function uploadDoubtful(from: Browser): Promise<string> {
  const context = await from.newContext();
  const headers = { origin: pulse.address };
  const at = (path: string): string => `${pulse.address}/api/v1${path}`;
  const upload = async (name: string, rows: readonly string[]): Promise<string> => {
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) };
    const multipart = { course: 'Алгебра', file };
    const uploaded = await context.request.post(at('/imports'), { headers, multipart });
    const id = /"id":"([0-9a-f-]{36})"/.exec(await uploaded.text())?.[1] ?? '';
    for (;;) {
      const batch = await (await context.request.get(at(`/imports/${id}`))).text();
      if (/"status":"(done|review)"/.test(batch)) return id;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  try {
    await context.request.post(at('/session'), { headers, data: { login: 'operator', password: demoPassword } });
    await upload('список деканата.csv', [
      'Номер студента;ФИО;Почта;Группа;Тест 1',
      '9001;Снегирёва Алиса Игоревна;snegireva@example.edu;ИТ-1;5',
      '9002;Дроздов Роман;drozdov@example.edu;ИТ-1;7',
      '9003;Чижова Мария;chizhova@example.edu;ИТ-2;9',
    ]);
    return await upload('Алгебра_grade_report_2024-11-11-1200.csv', [
      'Student ID,Email,Username,Grade,Homework 1: Ряды,Certificate Eligible',
      '41,snegireva@example.edu,alice,0.5,0.5,N',
      '42,snegireva@example.edu,alice2,0.5,0.75,N',
      '43,drozdov@example.edu,roman,0.5,1,N',
      '44,other@example.edu,other,0.5,1,N',
    ]);
  } finally {
    await context.close();
  }
}

async function take(
  from: Browser,
  { login, path, open }: PictureOfPage,
  file: string,
  options: BrowserContextOptions,
  fullPage: boolean,
): Promise<void> {
  const context = await from.newContext(options);
  try {
    const page = await context.newPage();
    const language = options.locale?.slice(0, 2) ?? 'ru';
    await page.addInitScript((code) => localStorage.setItem('pulse.language', code), language);
    if (login !== undefined) {
      const headers = { origin: pulse.address };
      await page.request.post(`${pulse.address}/api/v1/session`, { headers, data: { login, password: demoPassword } });
      await page.request.patch(`${pulse.address}/api/v1/session/preferences`, { headers, data: { locale: language } });
    }
    await page.goto(`${pulse.address}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    // What a file holds is read when it is looked at.
    if (path.endsWith('/columns')) await page.getByRole('definition').first().waitFor();
    await open?.(page);
    await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    // Charts draw themselves in over a moment, and nothing says when.
    await page.waitForTimeout(1500);
    await page.screenshot({ path: file, fullPage });
  } finally {
    await context.close();
  }
}

/** A look at the directory, and two people erased, of whom one may come again. */
async function fillPages(): Promise<void> {
  const { request } = await browser.newContext({ extraHTTPHeaders: { origin: pulse.address } });
  const ask = async (method: string, path: string, data?: object): Promise<unknown> => {
    const answer = await request.fetch(`${pulse.address}/api/v1${path}`, { method, ...(data && { data }) });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.status() === 204 ? undefined : answer.json();
  };
  await ask('POST', '/session', { login: 'admin', password: demoPassword });
  for (const studentId of [30, 31]) {
    const { confirmation } = z
      .object({ confirmation: z.string() })
      .parse(await ask('GET', `/students/${studentId}/erasure`));
    await ask('POST', `/students/${studentId}/erasure`, { confirmation });
  }
  if (!directory) return;
  await ask('PUT', '/settings/directory', directory.settings);
  await ask('POST', '/directory/runs', { kind: 'preview' });
}
