import { describe, expect, it } from 'vitest';
import { afterCall } from './circuit.ts';

const settings = { pauseAfter: 3, pauseSeconds: 60 };
const plain = { isProbe: false, retryAfter: undefined };
const probe = { isProbe: true, retryAfter: undefined };

describe('a provider that fails', () => {
  it('is left alone after so many failures in a row, longer each time', () => {
    let fares = { failures: 0, pauses: 0 };
    const pauses = [plain, plain, plain, probe, probe].map((how) => {
      const after = afterCall(fares, 'temporary', how, settings);
      fares = after;
      return after.pause;
    });
    expect(pauses).toEqual([
      ...['none', 'none'],
      ...[60, 120, 240].map((seconds) => ({ reason: 'failures', seconds })),
    ]);
  });

  it('is forgiven by an answer', () => {
    expect(afterCall({ failures: 9, pauses: 4 }, 'answered', probe, settings)).toEqual({
      ...{ failures: 0, pauses: 0, pause: 'end' },
    });
  });

  it('is left alone at most an hour, and as long as it says', () => {
    expect(afterCall({ failures: 9, pauses: 30 }, 'temporary', probe, settings).pause).toMatchObject({ seconds: 3600 });
    expect(afterCall({ failures: 0, pauses: 0 }, 'over_limit', { ...plain, retryAfter: 7 }, settings)).toEqual({
      ...{ failures: 0, pauses: 0, pause: { reason: 'limit', seconds: 7 } },
    });
  });

  it('is there when its answer is of no use: nothing is forgiven, a pause ends', () => {
    expect(afterCall({ failures: 2, pauses: 1 }, 'broken', plain, settings)).toMatchObject({
      failures: 2,
      pause: 'none',
    });
    expect(afterCall({ failures: 2, pauses: 1 }, 'refused', probe, settings)).toMatchObject({ pause: 'end' });
  });
});
