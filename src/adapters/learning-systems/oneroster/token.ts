import { PermanentError } from '#kernel/tasks/failures.ts';
import type { HttpClient } from '../http/client.ts';
import { assertSuccess, readJson, readShape } from '../http/read-answer.ts';
import type { LearningSystemAccess } from '../port.ts';
import { tokenSchema } from './shapes.ts';

const scopes = ['roster-core.readonly', 'gradebook.readonly']
  .map((scope) => `https://purl.imsglobal.org/spec/or/v1p2/scope/${scope}`)
  .join(' ');

/** Milliseconds before its end at which a token is asked for anew. */
const early = 30_000;

/** Asks for tokens by client credentials (RFC 6749 §4.4) and keeps one as long as it holds. */
export class TokenSource {
  readonly #http: HttpClient;
  readonly #access: LearningSystemAccess;
  #token: { readonly text: string; readonly until: number } | undefined;

  constructor(http: HttpClient, access: LearningSystemAccess) {
    this.#http = http;
    this.#access = access;
  }

  /** @throws AppError as the port says; PermanentError connection.incomplete without client id or address of tokens */
  async get(signal?: AbortSignal): Promise<string> {
    if (this.#token && performance.now() < this.#token.until) return this.#token.text;
    const { account, tokenAddress, secret } = this.#access;
    if (account === null || tokenAddress === null) throw new PermanentError('connection.incomplete');
    const url = new URL(tokenAddress);
    // Each part is encoded as in a form before the two are joined (RFC 6749 §2.3.1).
    const credentials = [account, secret].map((part) => encodeURIComponent(part)).join(':');
    const headers = { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope: scopes });
    const answer = await this.#http.send({ method: 'POST', url, headers, form }, signal);
    // 400 is how it says that the client, or what it asks for, is not known.
    if (answer.status === 400) throw new PermanentError('connection.token_refused', { host: url.host });
    const asked = { system: 'OneRoster', host: url.host, what: `POST ${url.pathname}` };
    assertSuccess(answer, asked);
    const { access_token: text, expires_in: seconds } = readShape(readJson(answer, asked), tokenSchema, asked);
    this.#token = { text, until: performance.now() + (seconds ?? 0) * 1000 - early };
    return text;
  }
}
