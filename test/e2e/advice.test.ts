import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

const ownStudent = z.object({ student: z.object({ id: z.int(), name: z.string() }) });

/** Composing waits until the course is computed. */
const composed = 120_000;

describe.skipIf(skipsPages())('advice, in a browser', () => {
  const demo = useDemo();

  /** The card of the student's advice in the queue of the course, once it is there. */
  async function cardOf(teacher: Page, student: string) {
    await teacher.goto(`${demo.address}/advice?courseId=1`);
    const card = teacher
      .getByRole('list', { name: 'Советы' })
      .getByRole('listitem')
      .filter({ hasText: student })
      .first();
    await card.waitFor({ timeout: composed });
    return card;
  }

  it('is asked for, changed and approved by a teacher, read and marked by the student, and comes back with one star', async () => {
    const student = await demo.signIn('student');
    await student.goto(`${demo.address}/my/1`);
    const own = student.getByRole('region', { name: 'Совет вам' });
    await own.getByText('Сейчас советов нет.').waitFor();
    await own.getByRole('button', { name: 'Попросить совет' }).click();
    // The demo may have composed some by now.
    await own.getByText(/Совет готовится|ждёт проверки преподавателя/).waitFor();
    const request = await demo.asPerson('student');
    const me = await request.get(`${demo.address}/api/v1/students/me/courses`);
    const self = ownStudent.parse(await me.json()).student;

    const teacher = await demo.signIn('teacher');
    await teacher.goto(`${demo.address}/courses/1/students/${String(self.id)}`);
    const asked = teacher.getByRole('region', { name: 'Что советуют студенту' });
    await asked.getByRole('heading', { name: 'Ждёт проверки' }).waitFor({ timeout: composed });
    expect(await seriousFaults(teacher)).toEqual([]);

    const card = await cardOf(teacher, self.name);
    await card.getByRole('button', { name: 'Изменить' }).click();
    await card.getByLabel('Пункт 1').fill('Приходите **завтра** на консультацию.');
    await card.locator('ins').filter({ hasText: 'консультацию' }).waitFor();
    expect(await seriousFaults(teacher)).toEqual([]);
    await card.getByRole('button', { name: 'Одобрить с правками' }).click();
    await teacher.getByText('Изменено и одобрено.').waitFor();

    // The page of the student was told.
    await own.getByText('Приходите завтра на консультацию.').waitFor();
    await own.getByText('исправлено и проверено преподавателем').waitFor();
    expect(await own.locator('strong').first().textContent()).toBe('завтра');
    await own.getByRole('checkbox', { name: 'Сделано: пункт 1' }).check();
    expect(await seriousFaults(student)).toEqual([]);
    await student.reload();
    expect(await own.getByRole('checkbox', { name: 'Сделано: пункт 1' }).isChecked()).toBe(true);
    await own.getByRole('radio', { name: '1 звезда' }).check();
    await own.getByLabel('Что не так').fill('Я завтра в отъезде.');
    await own.getByRole('button', { name: 'Отправить' }).click();
    await own.getByText('он вернулся к преподавателю').waitFor();
    expect(await own.getByText('консультацию').count()).toBe(0);

    const first = teacher.getByRole('list', { name: 'Советы' }).getByRole('listitem').first();
    await first.getByText('Вернул студент: 1 из 5').waitFor();
    expect(await first.textContent()).toContain('Я завтра в отъезде.');

    // By keys: approved as it is, which is taken back, and rejected.
    await teacher.locator('body').press('a');
    await teacher.getByText('Одобрен 1 совет.').waitFor();
    await own.getByText('Приходите завтра на консультацию.').waitFor();
    await teacher.locator('body').press('u');
    await teacher.getByText('Решение отменено').waitFor();
    await first.getByText('Вернул студент: 1 из 5').waitFor();
    await teacher.locator('body').press('r');
    await teacher.getByRole('dialog').getByLabel('Почему').selectOption({ label: 'не поможет' });
    expect(await seriousFaults(teacher)).toEqual([]);
    await teacher.getByRole('dialog').getByRole('button', { name: 'Отклонить' }).click();
    await teacher.getByText('Отклонён 1 совет.').waitFor();
    await teacher.getByText('Отклонённые').click();
    await first.getByText('История').click();
    await first.getByText('отклонено: не поможет').waitFor();
    expect(await first.getByRole('list').last().getByRole('listitem').count()).toBe(5);
    await Promise.all([student.context().close(), teacher.context().close(), request.dispose()]);
  }, 300_000);

  it('waits for a whole selection to be approved, and all of it is taken back; quality tells of it', async () => {
    const teacher = await demo.signIn('teacher');
    await teacher.goto(`${demo.address}/advice`);
    await teacher.getByRole('checkbox', { name: 'Выбрать все показанные' }).check({ timeout: composed });
    await teacher.getByText(/^Выбран/).waitFor();
    await teacher.getByRole('button', { name: 'Одобрить' }).first().click();
    await teacher.getByText(/Одобрено? \d+ совет/).waitFor();
    await teacher.getByRole('button', { name: 'Отменить' }).click();
    await teacher.getByText('Решение отменено').waitFor();
    await teacher.getByRole('link', { name: 'Качество советов' }).click();
    await teacher.getByRole('region', { name: 'По неделям' }).waitFor();
    expect(await seriousFaults(teacher)).toEqual([]);
    await teacher.context().close();
  }, 300_000);
});
