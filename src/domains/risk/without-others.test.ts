import { describe, expect, it } from 'vitest';
import type { Reason } from './contract.ts';
import { withoutOthers } from './without-others.ts';

describe('reasons without the others', () => {
  it('keep what they say of the student, and nothing of the course', () => {
    const reasons: Reason[] = [
      { code: 'overdue_share', params: { overdue: 3, due: 12 }, contribution: 30 },
      { code: 'completion_low', params: { pct: 12, median: 46 }, contribution: 20 },
      { code: 'attendance_low', params: { pct: 40, median: 61, missed: 5 }, contribution: 10 },
      { code: 'inactive', params: { days: 21, median: 3 }, contribution: 5 },
      { code: 'never_active', params: { median: 7 }, contribution: 4 },
      { code: 'pace_low', params: { recent: 0, median: 4 }, contribution: 1 },
    ];
    expect(withoutOthers(reasons)).toEqual([
      reasons[0],
      { code: 'own_completion', params: { pct: 12 }, contribution: 20 },
      { code: 'own_attendance', params: { pct: 40 }, contribution: 10 },
      { code: 'own_inactivity', params: { days: 21 }, contribution: 5 },
      { code: 'own_no_activity', params: {}, contribution: 4 },
      { code: 'own_pace', params: { recent: 0 }, contribution: 1 },
    ]);
  });

  it('become one where they say the same, so that the contributions still add up', () => {
    const twice: Reason[] = [
      { code: 'completion_low', params: { pct: 12, median: 46 }, contribution: 20 },
      { code: 'completion_below_leaders', params: { pct: 12, leaders: 80 }, contribution: 15 },
    ];
    expect(withoutOthers(twice)).toEqual([{ code: 'own_completion', params: { pct: 12 }, contribution: 35 }]);
  });

  it('never name a median or the leaders', () => {
    const reasons: Reason[] = [
      { code: 'completion_good', params: { pct: 90, median: 46 }, contribution: 0 },
      { code: 'attendance_good', params: { pct: 90, median: 46 }, contribution: 0 },
    ];
    expect(JSON.stringify(withoutOthers(reasons))).not.toMatch(/median|leaders/);
  });
});
