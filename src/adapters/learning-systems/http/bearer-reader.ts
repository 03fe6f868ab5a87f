import type { z } from 'zod';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { Absent } from './absent.ts';
import type { HttpClient } from './client.ts';
import type { HttpAnswer } from './exchange.ts';
import { assertSuccess, readJson, readShape, type Asked } from './read-answer.ts';

/** Gives the headers of a request, its token among them. */
type Authorise = (signal?: AbortSignal) => Promise<Readonly<Record<string, string>>>;

/** Where the page after this one is; undefined: it was the last. */
export type NextPage = (answer: HttpAnswer, url: URL, items: number) => URL | undefined;

/** Reads JSON with a token in the headers, lists page after page. */
export class BearerReader {
  readonly #http: HttpClient;
  readonly #system: string;
  readonly #authorise: Authorise;
  readonly #nextPage: NextPage;

  constructor(http: HttpClient, system: string, authorise: Authorise, nextPage: NextPage = linkedPage) {
    this.#http = http;
    this.#system = system;
    this.#authorise = authorise;
    this.#nextPage = nextPage;
  }

  /** @throws Absent when there is no such thing; AppError as the port says */
  async get<Shape>(url: URL, schema: z.ZodType<Shape>, signal?: AbortSignal): Promise<Shape> {
    const { value, asked } = await this.#ask(url, signal);
    return readShape(value, schema, asked);
  }

  /** All pages of a list. @throws as `get` */
  async list<Item>(url: URL, schema: z.ZodType<Item[]>, signal?: AbortSignal): Promise<Item[]> {
    const all: Item[] = [];
    const seen = new Set<string>();
    for (let next: URL | undefined = url; next;) {
      const { value, answer, asked } = await this.#ask(next, signal);
      const items = readShape(value, schema, asked);
      for (const item of items) all.push(item);
      seen.add(next.href);
      next = this.#nextPage(answer, next, items.length);
      if (next && next.origin !== url.origin) {
        const target = next.origin + next.pathname;
        throw new PermanentError('connection.redirected', { host: url.host, target });
      }
      if (next && seen.has(next.href)) {
        throw new PermanentError('connection.not_this_system', {
          system: this.#system,
          detail: `${asked.what}: pages without an end`,
        });
      }
    }
    return all;
  }

  async #ask(url: URL, signal?: AbortSignal): Promise<{ value: unknown; answer: HttpAnswer; asked: Asked }> {
    const headers = await this.#authorise(signal);
    const answer = await this.#http.send({ method: 'GET', url, headers }, signal);
    const asked = { system: this.#system, host: url.host, what: `GET ${url.pathname}` };
    if (answer.status === 404) throw new Absent(asked.what);
    assertSuccess(answer, asked);
    return { value: readJson(answer, asked), answer, asked };
  }
}

/** The page that a Link header calls next (RFC 8288). */
export const linkedPage: NextPage = ({ headers }, url) => {
  const link = headers['link'];
  const [, next] = /<([^>]+)>\s*;[^,<]*\brel="?next\b/i.exec(String(link ?? '')) ?? [];
  return next !== undefined && URL.canParse(next, url.href) ? new URL(next, url) : undefined;
};
