import type { ProviderSettings } from './contract.ts';

/** What a provider has done and does, all processes together. What is reserved counts as used. */
export interface ProviderUse {
  readonly callsToday: number;
  readonly tokensToday: number;
  readonly costToday: number;
  readonly callsInMinute: number;
  readonly tokensInMinute: number;
  /** Seconds until the first call of the last minute is more than a minute ago. */
  readonly secondsToFreeMinute: number;
  readonly atOnce: number;
  /** Seconds until the day of the university ends. */
  readonly secondsToMidnight: number;
  /** Seconds until the pause ends; 0 when it has ended; null: there is none. */
  readonly pausedSeconds: number | null;
  readonly pauseReason: 'failures' | 'limit' | null;
  /** Whether somebody is trying after a pause. */
  readonly isTrying: boolean;
}

/** What a call takes at most. */
export interface Wanted {
  readonly tokens: number;
  readonly cost: number;
}

export type Admission =
  | { readonly isAdmitted: true; readonly isProbe: boolean }
  | {
      readonly isAdmitted: false;
      readonly outcome: 'over_limit' | 'circuit_open';
      /** Which limit, e.g. `calls_per_day`. */
      readonly code: string;
      /** Seconds after which it may be otherwise. */
      readonly retryAfter: number;
    };

/** Seconds to look again when all places are taken: how long a call takes nobody knows. */
const placeSeconds = 1;
/** Sums of prices are binary fractions; a millionth of a coin is not worth a refusal. */
const rounding = 1e-9;

/** Whether one more call may begin, so that no limit is exceeded by it. The first reason that it may not is told. */
export function admit(settings: ProviderSettings, use: ProviderUse, wanted: Wanted): Admission {
  const refuse = (outcome: 'over_limit' | 'circuit_open', code: string, retryAfter: number): Admission => ({
    ...{ isAdmitted: false, outcome, code, retryAfter: Math.max(0.1, retryAfter) },
  });
  const isOver = (used: number, most: number | null): boolean => most !== null && used > most + rounding;
  if (use.pausedSeconds !== null) {
    const isLimit = use.pauseReason === 'limit';
    const code = isLimit ? 'provider_limit' : 'paused';
    if (use.pausedSeconds > 0) return refuse(isLimit ? 'over_limit' : 'circuit_open', code, use.pausedSeconds);
    if (use.isTrying) return refuse('circuit_open', 'trying', placeSeconds);
  }
  const { secondsToMidnight: midnight, secondsToFreeMinute: minute } = use;
  if (isOver(use.callsToday + 1, settings.callsPerDay)) return refuse('over_limit', 'calls_per_day', midnight);
  if (isOver(use.tokensToday + wanted.tokens, settings.tokensPerDay)) {
    return refuse('over_limit', 'tokens_per_day', midnight);
  }
  if (isOver(use.costToday + wanted.cost, settings.costPerDay)) return refuse('over_limit', 'cost_per_day', midnight);
  if (isOver(use.callsInMinute + 1, settings.callsPerMinute)) return refuse('over_limit', 'calls_per_minute', minute);
  if (isOver(use.tokensInMinute + wanted.tokens, settings.tokensPerMinute)) {
    return refuse('over_limit', 'tokens_per_minute', minute);
  }
  if (isOver(use.atOnce + 1, settings.atOnce)) return refuse('over_limit', 'at_once', placeSeconds);
  return { isAdmitted: true, isProbe: use.pausedSeconds !== null };
}
