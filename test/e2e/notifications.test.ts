import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

const ownStudent = z.object({ student: z.object({ id: z.int() }) });
const drafts = z.object({ items: z.array(z.object({ id: z.uuid() })) });

/** Advice is composed once the course is computed; letters are sent by a task. */
const soon = 60_000;

describe.skipIf(skipsPages())('notifications, in a browser', () => {
  const demo = useDemo();

  async function openOwn(page: Page): Promise<void> {
    await page.getByRole('button', { name: /^Учётная запись/ }).click();
    await page.getByText('Уведомления', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Уведомления' }).waitFor();
  }

  /** A teacher approves what is advised to the student of the demo, of which the student is told. */
  async function approveAdvice(): Promise<void> {
    const student = await demo.asPerson('student');
    const me = await student.get(`${demo.address}/api/v1/students/me/courses`);
    const { id } = ownStudent.parse(await me.json()).student;
    await student.post(`${demo.address}/api/v1/courses/1/students/${String(id)}/advice`);
    const teacher = await demo.asPerson('teacher');
    const list = `${demo.address}/api/v1/recommendations?courseId=1&studentId=${String(id)}`;
    const waiting = async () => drafts.parse(await (await teacher.get(list)).json()).items;
    await expect.poll(async () => (await waiting()).length, { timeout: soon }).toBeGreaterThan(0);
    for (const draft of await waiting()) {
      const path = `${demo.address}/api/v1/courses/1/recommendations/${draft.id}/decision`;
      const answer = await teacher.post(path, { data: { action: 'approved' } });
      expect(answer.status()).toBe(200);
    }
  }

  it(
    'are chosen by a student, read by the administrator, and ended by the link in a letter',
    { timeout: 180_000 },
    async () => {
      await (await demo.asPerson('student')).delete(`${demo.address}/api/v1/notification-preferences`);
      const student = await demo.signIn('student');
      await openOwn(student);
      const kinds = student.getByRole('table', { name: 'О чём сообщать' });
      const overdue = kinds.getByRole('switch', { name: 'Срок прошёл: Почта' });
      expect(await overdue.isChecked()).toBe(true);
      await overdue.click({ force: true });
      await student.getByText('Сохранено', { exact: true }).waitFor();
      const quiet = student.getByRole('region', { name: 'Тихие часы' });
      await quiet.getByLabel('Когда не беспокоить').selectOption({ label: 'В своё время' });
      await quiet.getByLabel('С', { exact: true }).fill('23:30');
      await quiet.getByLabel('До', { exact: true }).fill('07:15');
      await quiet.getByLabel('Часовой пояс').selectOption('Asia/Novosibirsk');
      await quiet.getByRole('button', { name: 'Сохранить' }).click();
      await quiet.getByText('Сохранено.').waitFor();
      expect(await seriousFaults(student)).toEqual([]);
      await student.reload();
      expect(await overdue.isChecked()).toBe(false);
      expect(await quiet.getByLabel('С', { exact: true }).inputValue()).toBe('23:30');
      expect(await quiet.getByLabel('Часовой пояс').inputValue()).toBe('Asia/Novosibirsk');
      // Whatever the hour at which this test runs, nothing waits for morning.
      await quiet.getByLabel('Когда не беспокоить').selectOption({ label: 'Сообщать в любое время' });
      await quiet.getByRole('button', { name: 'Сохранить' }).click();
      await quiet.getByText('Сохранено.').waitFor();

      const recent = student.getByRole('region', { name: 'Что вам приходило' });
      await recent.getByRole('button', { name: 'Послать пробное' }).click();
      await recent.getByText('отправлено', { exact: true }).first().waitFor({ timeout: soon });
      await approveAdvice();

      const admin = await demo.signIn('admin');
      await admin.getByRole('link', { name: 'Сообщения' }).click();
      await admin.getByRole('link', { name: 'Исходящие' }).click();
      await admin.getByText('Почтовый сервер не настроен', { exact: false }).waitFor();
      const letters = admin.getByRole('list', { name: 'Письма' });
      await letters.getByRole('button').filter({ hasText: 'Проверка связи' }).click();
      await admin.frameLocator('iframe').getByText('Здравствуйте, Студент (демо)!').waitFor();
      expect(await seriousFaults(admin)).toEqual([]);
      const told = letters.getByRole('button').filter({ hasText: 'Рекомендации по курсу' }).first();
      await told.waitFor({ timeout: soon });
      await told.click();
      const letter = admin.frameLocator('iframe');
      const link = letter.getByRole('link', { name: 'Больше не присылать таких писем' });
      const address = new URL((await link.getAttribute('href')) ?? '');

      await admin.getByRole('link', { name: 'Журнал', exact: true }).click();
      const log = admin.getByRole('table', { name: 'Журнал сообщений' });
      await log.getByRole('row').filter({ hasText: 'Пробное сообщение' }).filter({ hasText: 'Почта' }).waitFor();
      await admin.getByLabel('Что с ним').selectOption({ label: 'не отправлялось' });
      await log
        .getByText(/этот способ здесь не настроен|Telegram не подключён/)
        .first()
        .waitFor();
      expect(await seriousFaults(admin)).toEqual([]);

      // Somebody who is not signed in opens the link: a button of its own turns the kind off, and on again.
      const stranger = await (await demo.browser.newContext({ locale: 'ru-RU' })).newPage();
      await stranger.goto(`${demo.address}${address.pathname}${address.hash}`);
      await stranger.getByText('Больше не присылать уведомления «Совет преподавателя» (Почта)?').waitFor();
      await stranger.getByRole('button', { name: 'Не присылать' }).click();
      await stranger.getByText('Уведомления «Совет преподавателя» (Почта) больше не приходят.').waitFor();
      expect(await seriousFaults(stranger)).toEqual([]);
      await student.reload();
      const advice = kinds.getByRole('switch', { name: 'Совет преподавателя: Почта' });
      await expect.poll(() => advice.isChecked()).toBe(false);
      await stranger.getByRole('button', { name: 'Присылать снова' }).click();
      await stranger.getByText('снова приходят', { exact: false }).waitFor();
      await student.reload();
      await expect.poll(() => advice.isChecked()).toBe(true);
      for (const page of [student, admin, stranger]) await page.context().close();
    },
  );

  it('look as they will for people, in both languages and every form', async () => {
    const admin = await demo.signIn('admin');
    await admin.goto(`${demo.address}/messages?view=preview`);
    await admin.getByLabel('Уведомление').selectOption({ label: 'Скоро срок' });
    await admin.frameLocator('iframe').getByText('Здравствуйте, Администратор!').waitFor();
    await admin.getByText('Английский', { exact: true }).click();
    await admin
      .frameLocator('iframe')
      .getByText(/^Hello/)
      .waitFor();
    for (const form of ['Телефон', 'Текст', 'Telegram']) await admin.getByText(form, { exact: true }).click();
    expect(await seriousFaults(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Отправить себе' }).click();
    await admin.getByText('Отправлено вам как пробное сообщение.').waitFor();
    await admin.context().close();
  });
});
