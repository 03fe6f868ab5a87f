import type { Page } from 'playwright-core';

/** A page of which a picture is taken. */
export interface PictureOfPage {
  name: string;
  login: string | undefined;
  path: string;
  /** What is done there before the picture is taken, e.g. a dialog opened; the same in both languages. */
  open?: (page: Page) => Promise<void>;
}

/** What a person chooses, and what an administrator sees of messages. */
export const notificationPictures: readonly PictureOfPage[] = [
  { name: 'notifications', login: 'student', path: '/notifications' },
  { name: 'notifications-teacher', login: 'teacher', path: '/notifications' },
  { name: 'notifications-log', login: 'admin', path: '/messages', open: sendTrial },
  { name: 'notifications-preview', login: 'admin', path: '/messages?view=preview' },
  { name: 'notifications-outbox', login: 'admin', path: '/messages?view=outbox', open: openLetter },
  { name: 'notifications-unsubscribe', login: undefined, path: '/unsubscribe#x' },
];

/** The administrator sends himself a trial, and the log shows what became of it. */
async function sendTrial(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  // Once a minute; pictures are taken faster than that.
  await page.request.post(`${origin}/api/v1/notification-preferences/test`, { headers: { origin } });
  await page.getByRole('table').getByRole('row').nth(1).waitFor({ timeout: 60_000 });
}

/** The newest letter of the outbox. */
async function openLetter(page: Page): Promise<void> {
  await page.getByRole('region').getByRole('listitem').getByRole('button').first().click({ timeout: 60_000 });
  await page.frameLocator('iframe').locator('body').waitFor();
}
