import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

const password = 'зелёный чайник 17';

describe.skipIf(skipsPages())('people in a browser', () => {
  const demo = useDemo();

  /** What a sign-in of the newcomer is answered, and how many courses that person then sees. */
  async function signInOfNewcomer(): Promise<{ status: number; courses: number }> {
    const { request, close } = await demo.browser.newContext().then((context) => ({
      request: context.request,
      close: () => context.close(),
    }));
    const headers = { origin: demo.address };
    const data = { login: 'anna.new', password };
    const status = (await request.post(`${demo.address}/api/v1/session`, { headers, data })).status();
    const listed: unknown = await (await request.get(`${demo.address}/api/v1/courses`)).json();
    const items: unknown = typeof listed === 'object' && listed !== null ? Reflect.get(listed, 'items') : undefined;
    await close();
    return { status, courses: Array.isArray(items) ? items.length : 0 };
  }

  it('one is invited, given a role and a course, loses it, gets it back, and is closed out', async () => {
    const page = await demo.signIn('admin');
    await page.getByRole('link', { name: 'Люди' }).click();
    await page.getByRole('heading', { level: 1, name: 'Люди' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Пригласить' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Пригласить' }).click();
    await dialog.getByText('Введите имя').waitFor();
    await dialog.getByLabel('Имя').fill('Анна Новая');
    await dialog.getByLabel('Почта').fill('anna@example.edu');
    await dialog.getByLabel('Логин').fill('anna.new');
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Пригласить' }).click();
    const link = new URL(await dialog.getByLabel('Ссылка-приглашение').inputValue());

    const newcomer = await (await demo.browser.newContext({ locale: 'ru-RU' })).newPage();
    await newcomer.goto(`${demo.address}${link.pathname}${link.hash}`);
    await newcomer.getByLabel('Пароль', { exact: true }).fill(password);
    await newcomer.getByRole('button', { name: 'Сохранить пароль' }).click();
    await newcomer.getByText('Пароль сохранён.').waitFor();
    await newcomer.context().close();

    await dialog.getByRole('button', { name: 'Открыть карточку' }).click();
    await page.getByRole('heading', { level: 1, name: 'Анна Новая' }).waitFor();
    await page.getByLabel('Преподаватель').click();
    await page.getByText('Сохранено: роли.').waitFor();
    await page.getByRole('button', { name: 'Выбрать курсы' }).click();
    const course = dialog.getByRole('checkbox').first();
    await course.check();
    await dialog.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено: курсы.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    expect(await signInOfNewcomer()).toEqual({ status: 200, courses: 1 });

    await page.getByLabel('Преподаватель').click();
    await page.getByText('Сохранено: роли, курсы.').waitFor();
    expect(await signInOfNewcomer()).toEqual({ status: 200, courses: 0 });
    await page.getByRole('button', { name: 'Вернуть как было' }).click();
    await page.getByText('Возвращено как было.').waitFor();
    expect(await signInOfNewcomer()).toEqual({ status: 200, courses: 1 });

    await page.getByRole('button', { name: 'Закрыть доступ' }).click();
    await dialog.getByRole('button', { name: 'Закрыть доступ' }).click();
    await page.getByText('Доступ закрыт: войти в систему этот человек не может.').waitFor();
    expect((await signInOfNewcomer()).status).toBe(401);
    await page.getByRole('link', { name: 'Люди' }).first().click();
    await page.getByRole('searchbox').fill('нов ан');
    await page.getByRole('row').filter({ hasText: 'Анна Новая' }).getByText('Закрыт').waitFor();
    await page.getByRole('combobox', { name: 'Доступ' }).selectOption('active');
    await page.getByText('Никто не найден').waitFor();
    await page.context().close();
  });

  it('of two administrators who edit one person the second is told what the first changed, and loses nothing', async () => {
    const [first, second] = [await demo.signIn('admin'), await demo.signIn('admin')];
    for (const page of [first, second]) {
      await page.goto(`${demo.address}/people?search=teacher2`);
      await page.getByRole('link', { name: 'Лунина Татьяна' }).click();
      await page.getByRole('button', { name: 'Изменить' }).click();
    }
    await first.getByLabel('Имя').fill('Лунина Татьяна Павловна');
    await first.getByRole('button', { name: 'Сохранить' }).click();
    await first.getByText('Сохранено: данные учётной записи.').waitFor();

    await second.getByLabel('Почта').fill('lunina@example.edu');
    await second.getByRole('button', { name: 'Сохранить' }).click();
    await second.getByRole('alert').getByText('изменил: данные учётной записи').waitFor();
    expect(await second.getByLabel('Имя').inputValue()).toBe('Лунина Татьяна Павловна');
    expect(await second.getByLabel('Почта').inputValue()).toBe('lunina@example.edu');
    await second.getByRole('button', { name: 'Сохранить' }).click();
    await second.getByRole('heading', { level: 1, name: 'Лунина Татьяна Павловна' }).waitFor();
    await second.getByText('lunina@example.edu').waitFor();
    await Promise.all([first.context().close(), second.context().close()]);
  });

  it('a file with faults is told them and changes nothing; corrected, it is confirmed and gives the links', async () => {
    const page = await demo.signIn('admin');
    await page.goto(`${demo.address}/people`);
    await page.getByRole('link', { name: 'Списком из файла' }).click();
    await page.getByRole('heading', { level: 1, name: 'Пригласить списком' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const upload = (rows: readonly string[]): Promise<void> =>
      page.locator('input[type=file]').setInputFiles({
        name: 'люди.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(['Имя;Почта;Роли', ...rows].join('\r\n')),
      });
    await upload(['Вера Список;vera.list@example.edu;декан', 'Ветров Сергей;teacher@pulse.example;оператор']);
    await page.getByRole('alert').getByText('1 ошибка').waitFor();
    const fault = page.getByRole('row').filter({ hasText: 'декан' });
    await fault.getByText('строка 2, столбец C «Роли»').waitFor();
    expect(await page.getByRole('button', { name: /^Подтвердить/ }).count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Выбрать другой файл' }).click();
    await upload(['Вера Список;vera.list@example.edu;студент', 'Ветров Сергей;teacher@pulse.example;оператор']);
    await page.getByText('Будут приглашены: 1. Получат недостающие роли и назначения: 1.').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Подтвердить: 2 человека' }).click();
    await page.getByText('Приглашены: 1. Получили недостающие роли и назначения: 1.').waitFor();
    expect(await page.getByLabel('Вера Список').inputValue()).toMatch(/\/invitation#/);
    expect(await seriousFaults(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать ссылки' }).click();
    const stream = await (await download).createReadStream();
    expect(await text(stream)).toContain('"Вера Список";"vera.list@example.edu";"http');
    await page.goto(`${demo.address}/people?search=teacher@pulse`);
    await page.getByRole('row').filter({ hasText: 'Ветров' }).getByText('Оператор данных, Преподаватель').waitFor();
    await page.context().close();
  });

  it('an administrator cannot lock himself out', async () => {
    const page = await demo.signIn('admin');
    await page.goto(`${demo.address}/people?role=administrator`);
    await page.getByRole('link', { name: 'Администратор' }).click();
    await page.getByText('Это вы.').waitFor();
    expect(await page.getByRole('button', { name: 'Закрыть доступ' }).isDisabled()).toBe(true);
    expect(await page.getByLabel('Администратор', { exact: true }).isDisabled()).toBe(true);
    await page.context().close();
  });
});
