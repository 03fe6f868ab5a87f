import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Quiet: no first-run pages, no updates, nothing that speaks to the internet by itself. */
const parameters = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of the browser for the tests: PULSE_TEST_CHROMIUM, else where systems put Chromium or Chrome. */
export function findChromium(): string | undefined {
  return [process.env['PULSE_TEST_CHROMIUM'] ?? '', ...usualPlaces].find((path) => existsSync(path));
}

/** Whether tests of pages are left out: there is no browser. With CI set they run, and fail. */
export const skipsPages = findChromium() === undefined && !process.env['CI'];

/** Starts the browser with a new, empty profile, which it removes when closed. Throws when there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium for the tests: run `./pulse test`, which installs it');
  return chromium.launch({ executablePath, args: parameters });
}
