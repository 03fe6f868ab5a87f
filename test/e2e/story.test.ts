import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeMyItmoAttendance } from '#domains/imports/templates/my-itmo-attendance.ts';
import { writeMyItmoProgress } from '#domains/imports/templates/my-itmo-progress.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { findSharedFile } from '#test/fixtures/shared-data.ts';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

/** The real exports where they are; else generated ones in the same layouts. */
function gradebooks(folder: string): { files: string[]; course: string; students: number; activities: number } {
  const progress = findSharedFile('my-itmo/learning_process.xlsx');
  const attendance = findSharedFile('my-itmo/attendance.xlsx');
  if (progress !== undefined && attendance !== undefined) {
    return {
      files: [progress, attendance],
      course: 'Онлайн курс: от замысла до воплощения',
      students: 59,
      activities: 66,
    };
  }
  const course = 'Онлайн-курс: проверка';
  const described = describeCourse(3, { students: 25, activities: 18, lessons: 6 }, course);
  const files = [join(folder, 'learning_process.xlsx'), join(folder, 'attendance.xlsx')];
  writeFileSync(files[0] ?? '', writeMyItmoProgress(described.progress));
  writeFileSync(files[1] ?? '', writeMyItmoAttendance(described.attendance));
  return { files, course, students: 25, activities: 18 };
}

describe.skipIf(skipsPages())('the whole story in a browser', () => {
  const demo = useDemo();

  const { files, course, students, activities } = gradebooks(demo.folder);

  it('the operator drops two gradebooks and sees what came of them', async () => {
    const page = await demo.signIn('operator');
    await page.getByRole('link', { name: 'Импорт' }).click();
    await page.locator('input[type=file]').setInputFiles(files);
    for (const file of ['learning_process.xlsx', 'attendance.xlsx']) {
      const row = page.getByRole('row').filter({ hasText: file }).first();
      await expect.poll(() => row.textContent(), { timeout: 60_000 }).toContain('Загружен');
    }
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('table').getByRole('link', { name: 'learning_process.xlsx' }).first().click();
    await expect.poll(() => page.locator('main').textContent()).toContain(String(students));
    await expect.poll(() => page.locator('main').textContent()).toContain(String(activities));
    expect(await seriousFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('the teacher opens the course, sees zones with reasons, and opens a student', async () => {
    const page = await demo.signIn('teacher');
    await page.getByRole('link', { name: course }).first().click();
    await page.getByRole('heading', { level: 1, name: course }).waitFor();
    const main = page.locator('main');
    for (const text of ['В зоне риска', 'Идёт по плану', 'Распределение выполнения', 'Карта курса', 'Сроки']) {
      await expect.poll(() => main.textContent()).toContain(text);
    }
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('table').first().getByRole('row').nth(1).getByRole('link').first().click();
    await expect.poll(() => page.url()).toMatch(/\/students\/\d+/);
    for (const text of ['Выполнение', 'Посещаемость', 'Просрочено']) {
      await expect.poll(() => main.textContent()).toContain(text);
    }
    expect(await seriousFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('the student sees own courses and nothing of the staff', async () => {
    const page = await demo.signIn('student');
    await page.getByRole('link', { name: 'Базы данных' }).first().click();
    await expect.poll(() => page.locator('main').textContent()).toContain('Выполнение');
    expect(await seriousFaults(page)).toEqual([]);
    const answer = await page.request.get(`${demo.address}/api/v1/courses`);
    expect(answer.status()).toBe(403);
    await page.context().close();
  });

  it('the administrator sees the queues, in English and dark too', async () => {
    const page = await demo.signIn('admin');
    await page.getByRole('link', { name: 'Задачи' }).click();
    await expect.poll(() => page.locator('main').textContent()).toContain('ingest');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByText('EN', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.context().close();
  });
});
