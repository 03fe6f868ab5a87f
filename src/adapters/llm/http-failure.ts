import { ModelFailure, type FailureKind } from './port.ts';

/** What a status other than success means for the next attempt; 401, 403, 404 and the like are for people to mend. */
export function failureOfStatus(status: number, headers: Headers, cause?: unknown): ModelFailure {
  return new ModelFailure(kindOf(status), `http_${status}`, { retryAfter: readRetryAfter(headers), cause });
}

function kindOf(status: number): FailureKind {
  if (status === 429) return 'over_limit';
  return status >= 500 || status === 408 || status === 409 || status === 425 ? 'temporary' : 'permanent';
}

/** Seconds of the header Retry-After, given as seconds or as a moment of the server's own clock; at most a day. */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null || value.trim() === '') return undefined;
  const seconds = /^\d+([.]\d+)?$/.test(value)
    ? Number(value)
    : (Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.min(86_400, Math.max(0, seconds)) : undefined;
}
