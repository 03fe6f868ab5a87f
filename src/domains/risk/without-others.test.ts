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

  it('keep of what moves a probability the student’s own numbers, and nothing of the course in trouble', () => {
    const reasons: Reason[] = [
      { code: 'overdue_beside', params: { overdue: 3, due: 5, median: 1 }, contribution: 20 },
      { code: 'missed_in_a_row', params: { count: 2, median: 0 }, contribution: 9 },
      { code: 'failed_beside', params: { failed: 2, done: 6, median: 0 }, contribution: 8 },
      { code: 'mean_score', params: { score: 40, median: 72 }, contribution: 7 },
      { code: 'lowest_score', params: { score: 12, median: 55 }, contribution: 6 },
      { code: 'last_score', params: { score: 40, median: 72 }, contribution: 5 },
      { code: 'late_beside', params: { late: 2, due: 5, median: 0 }, contribution: 4 },
      { code: 'days_early', params: { days: 1, median: 5 }, contribution: 3 },
      { code: 'days_late', params: { days: 2, median: 5 }, contribution: 2 },
      { code: 'silent_since', params: { days: 21, median: 3 }, contribution: 1 },
      { code: 'nothing_handed_in', params: { median: 4 }, contribution: 1 },
      { code: 'done_beside', params: { done: 3, activities: 12, median: 5 }, contribution: -2 },
      { code: 'done_ahead', params: { count: 1, median: 3 }, contribution: -3 },
      { code: 'course_in_trouble', params: { median: 70 }, contribution: 0 },
      { code: 'other_signs', params: {}, contribution: -4 },
    ];
    const told = withoutOthers(reasons);
    expect(JSON.stringify(told)).not.toMatch(/median/);
    expect(told.map(({ code }) => code)).not.toContain('course_in_trouble');
    expect(told).toContainEqual({ code: 'own_completion', params: { pct: 25 }, contribution: -2 });
    const sum = (some: readonly Reason[]) => some.reduce((total, { contribution }) => total + contribution, 0);
    expect(sum(told)).toBe(sum(reasons));
  });

  it('are without a reason to name where only the course is in trouble', () => {
    const trouble: Reason[] = [{ code: 'course_in_trouble', params: { median: 70 }, contribution: 0 }];
    expect(withoutOthers(trouble)).toEqual([{ code: 'other_signs', params: {}, contribution: 0 }]);
  });
});
