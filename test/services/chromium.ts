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
  const given = process.env['PULSE_TEST_CHROMIUM'];
  if (!given) return usualPlaces.find((path) => existsSync(path));
  if (!existsSync(given)) throw new Error(`PULSE_TEST_CHROMIUM: there is no ${given}`);
  return given;
}

/** Whether tests of pages are left out: there is no browser. With CI set they run, and fail. */
export const skipsPages = (): boolean => findChromium() === undefined && !process.env['CI'];

/** Starts the browser with a new, empty profile, which it removes when closed. Throws when there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium for the tests: run `./pulse test`, which installs it');
  return chromium.launch({ executablePath, args: parameters });
}
