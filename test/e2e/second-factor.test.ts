import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { skipsPages } from '#test/services/chromium.ts';
import { seriousFaults } from './browser-steps.ts';
import { useDemo } from './demo.ts';

describe.skipIf(skipsPages())('a second factor in a browser', () => {
  const demo = useDemo();

  const pathOf = (page: Page): string => new URL(page.url()).pathname;

  it('is required by a role, set up at sign-in, asked for afterwards, and reset by an administrator', async () => {
    const admin = await demo.beginSignIn('admin', '/settings');
    const rules = admin.getByRole('region', { name: 'Второй фактор по ролям' });
    await rules.getByLabel('Преподаватели').click();
    await rules.getByRole('button', { name: 'Сохранить' }).click();
    await rules.getByRole('status').waitFor();

    const teacher = await demo.beginSignIn('teacher', '/courses/1');
    await teacher.getByText('ваша роль требует второго фактора').waitFor();
    await teacher.getByAltText('QR-код с ключом').waitFor();
    expect(await seriousFaults(teacher)).toEqual([]);
    const secret = (await teacher.getByLabel('Или введите ключ вручную').inputValue()).replaceAll(' ', '');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await teacher.getByLabel('Код с телефона').fill('000000');
    await teacher.getByRole('button', { name: 'Подтвердить' }).click();
    await teacher.getByText('Код не подошёл').waitFor();
    await teacher.getByLabel('Код с телефона').fill(totp.generate());
    await teacher.getByRole('button', { name: 'Подтвердить' }).click();
    await teacher.getByRole('list', { name: 'Коды' }).waitFor();
    const codes = await teacher.getByRole('list', { name: 'Коды' }).getByRole('listitem').allInnerTexts();
    expect(codes).toHaveLength(10);
    await teacher.getByRole('button', { name: 'Я сохранил коды, продолжить' }).click();
    await expect.poll(() => pathOf(teacher)).toBe('/courses/1');

    await teacher.goto(`${demo.address}/security`);
    await teacher.getByText('Осталось 10 резервных кодов.').waitFor();
    expect(await seriousFaults(teacher)).toEqual([]);

    const again = await demo.beginSignIn('teacher', '/courses/1');
    await again.getByText('введите код из приложения на телефоне').waitFor();
    expect(await seriousFaults(again)).toEqual([]);
    await again.getByLabel('Код с телефона или резервный код').fill(codes[0] ?? '');
    await again.getByRole('button', { name: 'Войти' }).click();
    await expect.poll(() => pathOf(again)).toBe('/courses/1');

    await admin.goto(`${demo.address}/people`);
    await admin.getByRole('link', { name: 'Ветров Сергей' }).click();
    await admin.getByRole('button', { name: 'Сбросить' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Сбросить' }).click();
    await admin.getByText('Не подключён').waitFor();
  });
});
