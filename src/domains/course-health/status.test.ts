import { expect, test } from 'vitest';
import type { HealthFigures } from './contract.ts';
import { healthReasons, healthStatus } from './status.ts';

const good: HealthFigures = {
  ...{ students: 30, completionPct: 60, attendancePct: 80, overduePct: 5, atRiskPct: 3 },
  ...{ weeks: [{ from: '2024-11-11', deadlines: 2 }], waiting: 2, waitingDays: 40, dataDays: 3, isRunning: true },
};

test.each<[string, Partial<HealthFigures>, string, string[]]>([
  ['nothing to say', {}, 'good', []],
  ['nothing known', { attendancePct: null, overduePct: null, atRiskPct: null, dataDays: null, weeks: [] }, 'good', []],
  ['at the limit', { atRiskPct: 10 }, 'attention', ['at_risk']],
  ['much of what is due is overdue', { overduePct: 30 }, 'bad', ['overdue']],
  ['the worst comes first', { atRiskPct: 12, overduePct: 40 }, 'bad', ['overdue', 'at_risk']],
  ['empty lessons', { attendancePct: 49 }, 'attention', ['attendance']],
  ['empty lessons of a course that is over', { attendancePct: 49, isRunning: false }, 'good', []],
  ['deadlines in one week', { weeks: [{ from: '2024-11-11', deadlines: 3 }] }, 'attention', ['deadlines']],
  ['work that waits long', { waiting: 5, waitingDays: 14 }, 'attention', ['waiting']],
  ['work that came lately', { waiting: 50, waitingDays: 13 }, 'good', []],
  ['old data', { dataDays: 21 }, 'attention', ['stale']],
  ['old data of a course that is over', { dataDays: 400, isRunning: false }, 'good', []],
])('the health of a course: %s', (_, figures, status, codes) => {
  const reasons = healthReasons({ ...good, ...figures });
  expect(reasons.map(({ code }) => code)).toEqual(codes);
  expect(healthStatus(reasons, true)).toBe(status);
  expect(healthStatus(reasons, false)).toBe('unknown');
});
