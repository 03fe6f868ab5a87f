import type { Page } from 'playwright-core';

/** What is done on a page before its picture is taken; the same in both languages. */
export const openErasure = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^(Удалить данные|Erase)…$/ }).click();
  await page.getByRole('dialog').getByRole('textbox').waitFor();
};

export const openPerson = async (page: Page): Promise<void> => {
  await page.getByRole('table').getByRole('link').first().click();
  await openErasure(page);
};

export const openHardest = async (page: Page): Promise<void> => {
  await page.locator('a[href*="/activities/"]').first().click();
  await page.waitForURL(/\/activities\//);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
};

export const openRiskiest = async (page: Page): Promise<void> => {
  await page.locator('table a[href*="/students/"]').first().click();
  await page.waitForURL(/\/students\//);
  await page.getByRole('heading', { name: /^(Как выйти из зоны|Ways out)$/ }).waitFor();
  await page.getByText(/^(Ищем, это|Being looked for)/).waitFor({ state: 'hidden', timeout: 120_000 });
};

export const waitForAdvice = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: /^(Одобрить|Approve)$/ })
    .first()
    .waitFor({ timeout: 180_000 });

export const openEdit = async (page: Page): Promise<void> => {
  await waitForAdvice(page);
  await page.keyboard.press('e');
  await page.keyboard.type('Приходите ко мне. ');
};

export const openRoster = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^(Подключить систему|Connect a system)$/ }).click();
  await page.getByRole('dialog').locator('input[aria-haspopup=listbox]').first().click();
  await page.getByRole('option', { name: 'OneRoster 1.2' }).click();
  await page.getByLabel(/^(Идентификатор клиента|Client id)$/).waitFor();
};

export const openMaterials = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { name: /^(Материалы курса|Course materials)$/ }).scrollIntoViewIfNeeded();
  await page
    .getByRole('region', { name: /^(Материалы курса|Course materials)$/ })
    .getByRole('button', { name: /^(Добавить|Add)$/ })
    .click();
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
};
