import { describe, expect, it } from 'vitest';
import { trendOver } from './trend.ts';

const at = (day: string) => ({ at: `2024-${day}T00:00:00.000Z` });

describe('trendOver', () => {
  it('compares with the last point that is old enough, and shows it and all since', () => {
    const points = ['10-07', '10-14', '10-21', '10-28', '11-04', '11-11'].map(at);
    expect(trendOver(points, 30)).toEqual({
      points: ['10-07', '10-14', '10-21', '10-28', '11-04', '11-11'].map(at),
      before: at('10-07'),
    });
    expect(trendOver(points, 7)).toEqual({ points: ['11-04', '11-11'].map(at), before: at('11-04') });
  });

  it('compares with nothing when history is younger', () => {
    const points = ['10-28', '11-04'].map(at);
    expect(trendOver(points, 30)).toEqual({ points, before: null });
    expect(trendOver([], 30)).toEqual({ points: [], before: null });
  });
});
