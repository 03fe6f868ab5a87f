import { describe, expect, it, test } from 'vitest';
import { type Reason, type RiskPart, defaultRiskSettings as settings, reasonSchema } from '#domains/risk/contract.ts';
import { courseNorms } from '#domains/risk/norms.ts';
import { reasonsAgainst, reasonsFor } from '#domains/risk/reasons.ts';
import { mapParts } from '#domains/risk/score.ts';
import { type CourseStudent, studentMetric } from '#test/fixtures/student-metric.ts';

const course = [6, 10, 12, 15].map((done) =>
  studentMetric({ done, lessonsHeld: 10, attended: 8, daysSinceLastActivity: 3, paceRecent: 4 }),
);
const norms = courseNorms(course);

function reasonOf(part: RiskPart, given: Partial<CourseStudent>): Reason | undefined {
  const student = studentMetric({ lessonsHeld: 10, ...given });
  return reasonsAgainst(
    { student, norms, settings },
    mapParts((other) => (other === part ? 12 : 0)),
  ).at(0);
}

describe('reasonsAgainst', () => {
  test.each<[RiskPart, Partial<CourseStudent>, Reason['code'], object]>([
    ['overdue', { due: 4, overdue: 3 }, 'overdue_share', { overdue: 3, due: 4 }],
    ['completion', { done: 2, due: 8 }, 'completion_low', { pct: 10, median: 55 }],
    ['completion', { done: 2, due: 16 }, 'completion_behind', { pct: 10, expected: 80 }],
    ['attendance', { attended: 3, lessonsMarked: 8 }, 'attendance_low', { pct: 30, median: 80, missed: 5 }],
    ['failures', { done: 5, failed: 2 }, 'failed_tests', { count: 2, done: 5 }],
    ['inactivity', { done: 1, daysSinceLastActivity: 20.5 }, 'inactive', { days: 20.5, median: 3 }],
    ['inactivity', {}, 'never_active', { median: 3 }],
    ['lateness', { due: 5, late: 4 }, 'on_time_low', { late: 4, due: 5 }],
    ['pace', { paceRecent: 1, paceBefore: 5 }, 'pace_dropped', { recent: 1, before: 5 }],
    ['pace', { paceRecent: 1, paceBefore: 1 }, 'pace_low', { recent: 1, median: 4 }],
  ])('words points of %s for %j as %s', (part, given, code, params) => {
    const reason = reasonOf(part, given);
    expect(reason).toEqual({ code, params, contribution: 12 });
    expect(reasonSchema.safeParse(reason).success).toBe(true);
  });

  it('compares with the leading quarter where the median has hardly begun', () => {
    const bimodal = courseNorms([0, 0, 0, 16, 16].map((done) => studentMetric({ done })));
    const points = mapParts((part) => (part === 'completion' ? 60 : 0));
    expect(reasonsAgainst({ student: studentMetric(), norms: bimodal, settings }, points)).toEqual([
      { code: 'completion_below_leaders', params: { pct: 0, leaders: 80 }, contribution: 60 },
    ]);
  });

  it('come largest first, parts without points left out', () => {
    const points = { ...mapParts(() => 0), overdue: 10, pace: 30, lateness: 20 };
    const codes = reasonsAgainst({ student: studentMetric(), norms, settings }, points).map(({ code }) => code);
    expect(codes).toEqual(['pace_low', 'on_time_low', 'overdue_share']);
  });
});

describe('reasonsFor', () => {
  it('names what is in order', () => {
    const student = studentMetric({ done: 15, due: 5, lessonsHeld: 10, attended: 9 });
    expect(reasonsFor(student, norms)).toEqual([
      { code: 'nothing_overdue', params: { due: 5 }, contribution: 0 },
      { code: 'completion_good', params: { pct: 75, median: 55 }, contribution: 0 },
      { code: 'attendance_good', params: { pct: 90, median: 80 }, contribution: 0 },
    ]);
  });

  it('counts the median itself as good', () => {
    expect(reasonsFor(studentMetric({ done: 11 }), norms).map(({ code }) => code)).toEqual(['completion_good']);
  });

  it('says only that there are no gaps where nothing stands out', () => {
    const student = studentMetric({ done: 9, due: 5, overdue: 1, lessonsHeld: 10, attended: 7 });
    expect(reasonsFor(student, norms)).toEqual([{ code: 'on_track', params: {}, contribution: 0 }]);
    const beginning = courseNorms([studentMetric()]);
    expect(reasonsFor(studentMetric(), beginning).map(({ code }) => code)).toEqual(['on_track']);
  });
});
