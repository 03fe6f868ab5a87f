import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#kernel/errors.ts';
import { exchange, type ExchangeLimits, type HttpAnswer, type HttpRequest } from './exchange.ts';
import type { NetworkGuard } from './network-guard.ts';

/** How long a client has patience. */
export interface Patience extends ExchangeLimits {
  /** Tries of one request in all. */
  readonly attempts: number;
  /** Before the second try; doubled before each that follows. */
  readonly pauseMilliseconds: number;
  /** A server that asks for a longer pause is asked again by the next attempt of the task. */
  readonly longestPauseMilliseconds: number;
}

export const usualPatience: Patience = {
  milliseconds: 60_000,
  bytes: 64 * 2 ** 20,
  attempts: 4,
  pauseMilliseconds: 500,
  longestPauseMilliseconds: 30_000,
};

interface Outcome {
  /** The answer, or a failure that may pass. */
  readonly outcome: HttpAnswer | AppError;
  /** Milliseconds that the server wants to be left alone. */
  readonly wantedPause: number;
}

/** Whether an answer means: too many requests. */
export type IsThrottled = (answer: HttpAnswer) => boolean;

const isTooMany: IsThrottled = ({ status }) => status === 429;

/** Asks a server, again where it is busy, fails or breaks off, and no more often than it wants. */
export class HttpClient {
  readonly #guard: NetworkGuard;
  readonly #patience: Patience;
  readonly #isThrottled: IsThrottled;

  constructor(guard: NetworkGuard, patience: Patience, isThrottled: IsThrottled = isTooMany) {
    this.#guard = guard;
    this.#patience = patience;
    this.#isThrottled = isThrottled;
  }

  /** @returns the answer, whose status is neither of a busy nor of a failing server. @throws as the port says */
  async send(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const { outcome, wantedPause } = await this.#ask(request, signal);
      if (!(outcome instanceof AppError)) return outcome;
      const usual = this.#patience.pauseMilliseconds * 2 ** (attempt - 1);
      const milliseconds = Math.max(usual, wantedPause);
      if (attempt >= this.#patience.attempts || milliseconds > this.#patience.longestPauseMilliseconds) throw outcome;
      await pause(milliseconds, undefined, { signal });
    }
  }

  async #ask(request: HttpRequest, signal?: AbortSignal): Promise<Outcome> {
    const { host } = request.url;
    try {
      const answer = await exchange(request, this.#guard, this.#patience, signal);
      const wantedPause = pauseAskedFor(answer);
      if (this.#isThrottled(answer)) return { outcome: new AppError('connection.too_busy', { host }), wantedPause };
      if (answer.status < 500) return { outcome: answer, wantedPause: 0 };
      return { outcome: new AppError('connection.failed', { host, reason: `HTTP ${answer.status}` }), wantedPause };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'connection.unreachable') throw error;
      return { outcome: error, wantedPause: 0 };
    }
  }
}

/** Milliseconds of a Retry-After header: seconds, or a moment by the clock of the server (RFC 9110 §10.2.3). */
function pauseAskedFor({ headers }: HttpAnswer): number {
  const header = headers['retry-after'];
  if (header === undefined) return 0;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - Date.parse(headers.date ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : 0;
}
