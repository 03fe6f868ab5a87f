import { currentLanguage } from '../i18n/language.ts';
import { positionHeaders } from './position.ts';
import { ApiProblem, toProblem } from './problem.ts';

const base = '/api/v1';

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface CallOptions {
  readonly query?: Query;
  readonly signal?: AbortSignal;
}

/**
 * Calls of the program's own HTTP interface. The type of an answer is the one its contract declares:
 * the server checks every answer against that schema before sending it, so pages do not parse it again
 * (and need not carry a validator).
 *
 * All of them throw ApiProblem.
 */
export const api = {
  get: <Answer>(path: string, options: CallOptions = {}) => call<Answer>('GET', path, undefined, options),
  post: <Answer>(path: string, body?: unknown, options: CallOptions = {}) => call<Answer>('POST', path, body, options),
  put: <Answer>(path: string, body: unknown, options: CallOptions = {}) => call<Answer>('PUT', path, body, options),
  patch: <Answer>(path: string, body: unknown, options: CallOptions = {}) => call<Answer>('PATCH', path, body, options),
  delete: <Answer>(path: string, options: CallOptions = {}) => call<Answer>('DELETE', path, undefined, options),
};

/** The full address of a call, with its query; undefined values are left out. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? `${base}${path}` : `${base}${path}?${text}`;
}

/** Headers of every call; the language decides in which words the server answers. */
export function callHeaders(): Record<string, string> {
  return {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': currentLanguage(),
    ...positionHeaders(),
  };
}

async function call<Answer>(method: string, path: string, body: unknown, options: CallOptions): Promise<Answer> {
  const headers = callHeaders();
  const init: RequestInit = { method, headers, credentials: 'same-origin', signal: options.signal ?? null };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  const response = await answerOf(addressOf(path, options.query), init);
  return readAnswer(response.status, await response.text(), (body): body is Answer => isJson(body));
}

async function answerOf(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new ApiProblem({ status: 0, code: 'network.unreachable' });
  }
}

/**
 * Turns the text of an answer into its value, or throws what it complains of.
 * An answer without content (204) is null.
 */
export function readAnswer<Answer>(status: number, text: string, isAnswer: (body: unknown) => body is Answer): Answer {
  const body = parse(text);
  if (status < 200 || status > 299) throw toProblem(status, body);
  if (!isAnswer(body)) throw new ApiProblem({ status, code: 'answer.unreadable' });
  return body;
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Any JSON is an answer: the server has checked it against the contract. What is no JSON came from elsewhere. */
export function isJson(body: unknown): boolean {
  return body !== undefined;
}
