import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { demoPassword } from '#app/demo/logins.ts';
import { launchBrowser } from '#test/services/chromium.ts';
import { startPulse, type PulseProcess } from '#test/support/pulse-process.ts';
import { beginSignIn, signIn } from './browser-steps.ts';

/** What a block of tests needs beside the demo: a mail server, a directory. */
interface Neighbours {
  /** Starts them; returns variables of the environment by which the demo finds them. */
  start(): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

/** A demo of the block's own and a browser. Read its parts inside tests, not while describing. */
export interface Demo {
  readonly address: string;
  readonly browser: Browser;
  /** Of the block's own, for files; gone afterwards. */
  readonly folder: string;
  /** A page where a person of the demo has signed in, in Russian. Close its context. */
  signIn(login: string): Promise<Page>;
  /** A page at a path, where a person of the demo has given login and password. */
  beginSignIn(login: string, path?: string): Promise<Page>;
  /** What asks the server as a person of the demo, as a page of ours would. */
  asPerson(login: string): Promise<APIRequestContext>;
}

/** Starts the demo and a browser before the tests of a block, and ends them afterwards. */
export function useDemo(neighbours?: Neighbours): Demo {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-e2e-'));
  let pulse: PulseProcess;
  let browser: Browser;
  beforeAll(async () => {
    const environment = await neighbours?.start();
    pulse = await startPulse('demo', { PULSE_DATA_DIR: join(folder, 'data'), ...environment });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await neighbours?.stop();
    expect(await pulse.stop()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    get address() {
      return pulse.address;
    },
    get browser() {
      return browser;
    },
    signIn: (login) => signIn(browser, pulse.address, login),
    beginSignIn: (login, path = '/') => beginSignIn(browser, `${pulse.address}${path}`, login),
    async asPerson(login) {
      const { request } = await browser.newContext({ extraHTTPHeaders: { origin: pulse.address } });
      const answer = await request.post(`${pulse.address}/api/v1/session`, { data: { login, password: demoPassword } });
      expect(answer.status()).toBe(200);
      return request;
    },
  };
}
