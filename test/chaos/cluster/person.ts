import { setTimeout as wait } from 'node:timers/promises';
import { sessionSchema } from '#domains/identity/contract.ts';
import { password } from '#test/support/people.ts';
import type { Verdicts } from './verdicts.ts';

/** Milliseconds after which a person gives up on an answer. */
const patience = 15_000;
/** What a page may hear while something is down: the proxy has nobody to ask, or who was asked cannot serve now. */
const unavailable: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export interface Asked {
  readonly method?: string;
  readonly json?: unknown;
  readonly form?: FormData;
  /** Statuses besides 2xx that are right here. */
  readonly alsoRight?: readonly number[];
}

/** Somebody who is signed in and loads pages. Every answer that is not allowed is noted. */
export class Person {
  readonly login: string;
  readonly #address: string;
  readonly #verdicts: Verdicts;
  readonly #cookies = new Map<string, string>();

  constructor(login: string, address: string, verdicts: Verdicts) {
    this.login = login;
    this.#address = address;
    this.#verdicts = verdicts;
  }

  /** Signs in, again and again until it succeeds. */
  async signIn(): Promise<void> {
    this.#cookies.clear();
    for (;;) {
      const answer = await this.ask('/session', { method: 'POST', json: { login: this.login, password } });
      if (answer) {
        this.#checkSession(answer);
        return;
      }
      await wait(100);
    }
  }

  /** Ends the session and opens a new one. */
  async signInAnew(): Promise<void> {
    await this.ask('/session', { method: 'DELETE' });
    await this.signIn();
  }

  async checkSession(): Promise<void> {
    const answer = await this.ask('/session');
    if (answer) this.#checkSession(answer);
  }

  /** The JSON of an answer; undefined when the request was not served, which is allowed, or wrongly, which is noted. */
  async ask(path: string, asked: Asked = {}): Promise<{ json: unknown } | undefined> {
    const { method = 'GET', json, form, alsoRight = [] } = asked;
    const what = `${this.login}: ${method} ${path}`;
    try {
      const response = await fetch(`${this.#address}/api/v1${path}`, {
        method,
        headers: {
          ...(this.#cookies.size > 0 && { cookie: this.#cookieHeader() }),
          ...(json !== undefined && { 'content-type': 'application/json' }),
          origin: this.#address,
          'accept-language': 'en',
        },
        body: form ?? (json === undefined ? null : JSON.stringify(json)),
        signal: AbortSignal.timeout(patience),
      });
      const text = await response.text();
      this.#verdicts.count(String(response.status));
      this.#keepCookies(response);
      this.#verdicts.expect(!/\bat .*[.]ts:\d+|node_modules/.test(text), () => `${what} shows a stack: ${text}`);
      if (response.ok) return { json: text === '' ? undefined : JSON.parse(text) };
      const isAllowed = unavailable.has(response.status) || alsoRight.includes(response.status);
      this.#verdicts.expect(isAllowed, () => `${what} answers ${response.status} ${text.slice(0, 300)}`);
    } catch (error) {
      // fetch throws these alone: the connection broke, or no answer came in time.
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
      this.#verdicts.count(error instanceof DOMException ? 'no answer in time' : 'connection lost');
    }
    return undefined;
  }

  #checkSession(answer: { json: unknown }): void {
    const { user } = sessionSchema.parse(answer.json);
    this.#verdicts.expect(user.login === this.login, () => `${this.login} is shown the session of ${user.login}`);
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** As a browser does: each by its name, beside the others. */
  #keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /;\s*max-age=0/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}
