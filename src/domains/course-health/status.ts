import { healthLimits, type HealthFigures, type HealthReason, type HealthStatus } from './contract.ts';

const limits = healthLimits;

function graded(
  code: HealthReason['code'],
  value: number | null,
  { attention, bad }: { readonly attention: number; readonly bad: number },
): HealthReason[] {
  if (value === null || value < attention) return [];
  return [{ code, value, level: value >= bad ? 'bad' : 'attention' }];
}

function noted(code: HealthReason['code'], value: number, applies: boolean): HealthReason[] {
  return applies ? [{ code, value, level: 'attention' }] : [];
}

/**
 * What is to be said of a course, the worst first. Of a course in which nothing lies ahead neither the age of its data nor
 * its attendance is a reason: nobody can do anything about them any more.
 */
export function healthReasons(figures: HealthFigures): HealthReason[] {
  const { atRiskPct, overduePct, attendancePct, weeks, waiting, waitingDays, dataDays, isRunning } = figures;
  const most = Math.max(0, ...weeks.map(({ deadlines }) => deadlines));
  const isWaiting = waiting >= limits.waiting.results && (waitingDays ?? 0) >= limits.waiting.days;
  const reasons = [
    ...graded('at_risk', atRiskPct, limits.atRiskPct),
    ...graded('overdue', overduePct, limits.overduePct),
    ...noted(
      'attendance',
      attendancePct ?? 0,
      isRunning && attendancePct !== null && attendancePct < limits.attendancePct,
    ),
    ...noted('waiting', waiting, isWaiting),
    ...noted('deadlines', most, most >= limits.deadlinesOfWeek),
    ...noted('stale', dataDays ?? 0, isRunning && (dataDays ?? 0) >= limits.staleDays),
  ];
  return reasons.toSorted((one, other) => Number(other.level === 'bad') - Number(one.level === 'bad'));
}

/** @param isComputed whether the figures have ever been computed */
export function healthStatus(reasons: readonly HealthReason[], isComputed: boolean): HealthStatus {
  if (!isComputed) return 'unknown';
  if (reasons.some(({ level }) => level === 'bad')) return 'bad';
  return reasons.length > 0 ? 'attention' : 'good';
}
