import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admit, type ProviderUse } from './admission.ts';
import type { ProviderSettings } from './contract.ts';

const free: ProviderSettings = {
  ...{ isOn: true, callsPerMinute: null, tokensPerMinute: null, atOnce: null },
  ...{ callsPerDay: null, tokensPerDay: null, costPerDay: null, inputPrice: 1, outputPrice: 2 },
};
const idle: ProviderUse = {
  ...{ callsToday: 0, tokensToday: 0, costToday: 0, callsInMinute: 0, tokensInMinute: 0, atOnce: 0 },
  ...{ secondsToFreeMinute: 12, secondsToMidnight: 3600, pausedSeconds: null, pauseReason: null, isTrying: false },
};
const wanted = { tokens: 100, cost: 0.5 };

describe('admission of a call', () => {
  it('is given where there are no limits', () => {
    expect(admit(free, { ...idle, callsToday: 1e6 }, wanted)).toEqual({ isAdmitted: true, isProbe: false });
  });

  it.each<[Partial<ProviderSettings>, Partial<ProviderUse>, string, number]>([
    [{ callsPerDay: 10 }, { callsToday: 10 }, 'calls_per_day', 3600],
    [{ tokensPerDay: 1000 }, { tokensToday: 901 }, 'tokens_per_day', 3600],
    [{ costPerDay: 10 }, { costToday: 9.6 }, 'cost_per_day', 3600],
    [{ callsPerMinute: 5 }, { callsInMinute: 5 }, 'calls_per_minute', 12],
    [{ tokensPerMinute: 500 }, { tokensInMinute: 401 }, 'tokens_per_minute', 12],
    [{ atOnce: 2 }, { atOnce: 2 }, 'at_once', 1],
  ])('is refused where %o is reached by %o', (limits, use, code, retryAfter) => {
    const settings = { ...free, ...limits };
    expect(admit(settings, { ...idle, ...use }, wanted)).toEqual({
      ...{ isAdmitted: false, outcome: 'over_limit', code, retryAfter },
    });
    const less = Object.fromEntries(Object.entries(use).map(([name, value]) => [name, Number(value) - 1]));
    expect(admit(settings, { ...idle, ...less }, wanted).isAdmitted).toBe(true);
  });

  it('is refused in a pause, and then given to one who tries', () => {
    const paused = { ...idle, pausedSeconds: 20, pauseReason: 'failures' } as const;
    expect(admit(free, paused, wanted)).toMatchObject({ outcome: 'circuit_open', code: 'paused', retryAfter: 20 });
    expect(admit(free, { ...paused, pauseReason: 'limit' }, wanted)).toMatchObject({ outcome: 'over_limit' });
    const over = { ...paused, pausedSeconds: 0 };
    expect(admit(free, over, wanted)).toEqual({ isAdmitted: true, isProbe: true });
    expect(admit(free, { ...over, isTrying: true }, wanted)).toMatchObject({ outcome: 'circuit_open', code: 'trying' });
  });

  it('never lets use grow above a limit', () => {
    const few = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(few, fc.array(few, { maxLength: 60 }), (tokensPerDay, questions) => {
        let tokensToday = 0;
        for (const tokens of questions) {
          const settings = { ...free, tokensPerDay };
          if (admit(settings, { ...idle, tokensToday }, { tokens, cost: 0 }).isAdmitted) tokensToday += tokens;
        }
        expect(tokensToday).toBeLessThanOrEqual(tokensPerDay);
      }),
    );
  });
});
