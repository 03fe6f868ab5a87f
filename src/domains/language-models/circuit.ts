import type { CallOutcome, LanguageModelSettings } from './contract.ts';

/** How a provider fares. */
export interface Circuit {
  readonly failures: number;
  readonly pauses: number;
}

export interface Pause {
  readonly reason: 'failures' | 'limit';
  readonly seconds: number;
}

export interface CircuitChange extends Circuit {
  /** end: whatever pause there was is over. none: as it was. */
  readonly pause: Pause | 'end' | 'none';
}

/** A provider is looked at again at least this often. */
const mostPauseSeconds = 3600;

/**
 * What a call's end says of its provider. An answer ends everything. Failures in a row pause it, each pause twice as long
 * as the one before; who tries after a pause and fails pauses it again. A provider that counts us is left alone for the
 * time it says. An answer that is refused or broken says that somebody is there: it ends a pause and forgives nothing.
 *
 * @param isProbe whether the call tried after a pause
 * @param retryAfter seconds that the provider told to wait
 */
export function afterCall(
  circuit: Circuit,
  outcome: CallOutcome,
  { isProbe, retryAfter }: { isProbe: boolean; retryAfter: number | undefined },
  { pauseAfter, pauseSeconds }: Pick<LanguageModelSettings, 'pauseAfter' | 'pauseSeconds'>,
): CircuitChange {
  if (outcome === 'answered') return { failures: 0, pauses: 0, pause: 'end' };
  if (outcome === 'over_limit') {
    const seconds = Math.min(mostPauseSeconds, Math.max(1, retryAfter ?? pauseSeconds));
    return { ...circuit, pause: { reason: 'limit', seconds } };
  }
  if (outcome !== 'temporary' && outcome !== 'permanent') return { ...circuit, pause: isProbe ? 'end' : 'none' };
  const failures = circuit.failures + 1;
  if (failures < pauseAfter && !isProbe) return { ...circuit, failures, pause: 'none' };
  const seconds = Math.min(mostPauseSeconds, Math.max(pauseSeconds * 2 ** circuit.pauses, retryAfter ?? 0));
  return { failures, pauses: circuit.pauses + 1, pause: { reason: 'failures', seconds } };
}
