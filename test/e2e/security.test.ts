import { describe, expect, it } from 'vitest';
import { demoPassword } from '#app/demo/logins.ts';
import { startSmtp, type SmtpForTests } from '#test/fakes/smtp/server.ts';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

describe.skipIf(skipsPages())('the own security in a browser', () => {
  let smtp: SmtpForTests;
  const demo = useDemo({
    async start() {
      smtp = await startSmtp();
      return { PULSE_SMTP_URL: smtp.url, PULSE_MAIL_FROM: 'pulse@example.edu' };
    },
    stop: () => smtp.stop(),
  });

  const statusOf = async (path: string, token: string): Promise<number> =>
    (await fetch(`${demo.address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).status;

  it('a token is made for one thing, shown once, works for that alone, and is revoked', async () => {
    const page = await demo.signIn('teacher');
    await page.getByRole('button', { name: /^Учётная запись/ }).click();
    await page.getByRole('button', { name: 'Безопасность' }).click();
    await page.getByRole('heading', { level: 1, name: 'Безопасность' }).waitFor();
    await page.getByText('Токенов нет').waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Создать токен' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Название').fill('Выгрузка в хранилище');
    await dialog.getByLabel('Срок действия').selectOption('30');
    await dialog.getByText('Только выбранные').click();
    await dialog.getByLabel('Смотреть курсы').check();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Создать', exact: true }).click();
    const token = await dialog.getByLabel('Токен', { exact: true }).inputValue();
    expect(token).toMatch(/^pulse_/);
    expect([await statusOf('/courses', token), await statusOf('/courses/1/students/1', token)]).toEqual([200, 403]);
    await dialog.getByRole('button', { name: 'Я сохранил токен' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Выгрузка в хранилище' });
    await row.getByText('Смотреть курсы').waitFor();
    await row.getByText('только чтение').waitFor();
    expect(await page.content()).not.toContain(token);

    await row.getByRole('button', { name: 'Отозвать' }).click();
    await dialog.getByRole('button', { name: 'Отозвать' }).click();
    await page.getByText('Токенов нет').waitFor();
    expect(await statusOf('/courses', token)).toBe(401);
    await page.context().close();
  });

  it('a session elsewhere is seen, ended, and asked to sign in', async () => {
    const elsewhere = await demo.signIn('head');
    const here = await demo.signIn('head');
    await here.goto(`${demo.address}/security`);
    const rows = here.getByRole('row').filter({ hasText: 'Chrome' });
    await expect.poll(() => rows.count()).toBe(2);
    await rows.filter({ hasText: 'этот сеанс' }).waitFor();
    await rows.getByRole('button', { name: 'Завершить' }).click();
    await expect.poll(() => rows.count()).toBe(1);
    await elsewhere.reload();
    await elsewhere.getByRole('button', { name: 'Войти' }).waitFor();
    await here.reload();
    await here.getByText('этот сеанс').waitFor();
    await Promise.all([here.context().close(), elsewhere.context().close()]);
  });

  it('another e-mail address is confirmed by the link of a letter', async () => {
    const page = await demo.signIn('student');
    await page.goto(`${demo.address}/security`);
    await page.getByRole('button', { name: 'Сменить адрес' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Новый адрес').fill('student.new@example.edu');
    await dialog.getByLabel('Нынешний пароль').fill(demoPassword);
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Прислать ссылку' }).click();
    await dialog.getByText('Ссылка отправлена на student.new@example.edu.').waitFor();
    const letter = () => smtp.letters.find(({ to }) => to.includes('student.new@example.edu'))?.text ?? '';
    await expect.poll(letter, { timeout: 20_000 }).toContain('/confirm-address#');
    const link = /\/confirm-address#\S+/.exec(letter())?.[0] ?? '';
    await page.goto(`${demo.address}${link}`);
    await page.getByRole('button', { name: 'Подтвердить адрес' }).click();
    await page.getByText('Теперь ваш адрес student.new@example.edu.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Перейти в Pulse.EDU' }).click();
    await page.goto(`${demo.address}/security`);
    await page.getByText('student.new@example.edu').waitFor();
    await page.context().close();
  });

  it('a wrong current password is said; the right one brings a new password, and no open page leaves', async () => {
    const page = await demo.signIn('operator');
    const beside = await page.context().newPage();
    for (const each of [beside, page]) {
      await each.goto(`${demo.address}/security`);
      await each.getByText('этот сеанс').waitFor();
    }
    await page.getByRole('button', { name: 'Сменить пароль' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Нынешний пароль').fill('не тот пароль');
    await dialog.getByLabel('Новый пароль').fill('зелёный чайник 17');
    await dialog.getByRole('button', { name: 'Сменить пароль' }).click();
    await dialog.getByRole('alert').getByText('Текущий пароль неверен.').waitFor();
    await dialog.getByLabel('Нынешний пароль').fill(demoPassword);
    // Fetched again once its stream is open again, with the cookie of the new session.
    const fresh = beside.waitForResponse((answer) => answer.url().endsWith('/api/v1/sessions') && answer.ok());
    await dialog.getByRole('button', { name: 'Сменить пароль' }).click();
    await dialog.getByText('Пароль изменён.').waitFor();
    await dialog.getByRole('button', { name: 'Закрыть' }).click();
    await fresh;
    for (const each of [beside, page]) expect(new URL(each.url()).pathname).toBe('/security');
    const data = { login: 'operator', password: demoPassword };
    const headers = { origin: demo.address };
    expect((await page.request.post(`${demo.address}/api/v1/session`, { headers, data })).status()).toBe(401);
    await page.context().close();
  });
});
