import type { Reason } from './contract.ts';

/** The same reasons without figures of the other students, for who may not see those: equal codes become one. */
export function withoutOthers(reasons: readonly Reason[]): Reason[] {
  const told = new Map<Reason['code'], Reason>();
  const own = reasons.filter(({ code }) => code !== 'course_in_trouble');
  for (const reason of (own.length === 0 ? reasons : own).map(ofOneself)) {
    const before = told.get(reason.code);
    const contribution = reason.contribution + (before?.contribution ?? 0);
    told.set(reason.code, { ...reason, contribution });
  }
  return [...told.values()];
}

function ofOneself(reason: Reason): Reason {
  const { contribution } = reason;
  switch (reason.code) {
    case 'completion_low':
    case 'completion_below_leaders':
    case 'completion_good':
      return { code: 'own_completion', params: { pct: reason.params.pct }, contribution };
    case 'attendance_low':
    case 'attendance_good':
      return { code: 'own_attendance', params: { pct: reason.params.pct }, contribution };
    case 'inactive':
      return { code: 'own_inactivity', params: { days: reason.params.days }, contribution };
    case 'never_active':
      return { code: 'own_no_activity', params: {}, contribution };
    case 'pace_low':
      return { code: 'own_pace', params: { recent: reason.params.recent }, contribution };
    case 'overdue_beside':
      return {
        code: 'overdue_share',
        params: { overdue: reason.params.overdue, due: reason.params.due },
        contribution,
      };
    case 'missed_in_a_row':
      return { code: 'own_missed_in_a_row', params: { count: reason.params.count }, contribution };
    case 'failed_beside':
      return {
        code: 'failed_tests',
        params: { count: reason.params.failed, done: reason.params.done },
        contribution,
      };
    case 'mean_score':
      return { code: 'own_mean_score', params: { score: reason.params.score }, contribution };
    case 'lowest_score':
      return { code: 'own_lowest_score', params: { score: reason.params.score }, contribution };
    case 'last_score':
      return { code: 'own_last_score', params: { score: reason.params.score }, contribution };
    case 'late_beside':
      return { code: 'on_time_low', params: { late: reason.params.late, due: reason.params.due }, contribution };
    case 'days_early':
      return { code: 'own_days_early', params: { days: reason.params.days }, contribution };
    case 'days_late':
      return { code: 'own_days_late', params: { days: reason.params.days }, contribution };
    case 'silent_since':
      return { code: 'own_silent_since', params: { days: reason.params.days }, contribution };
    case 'nothing_handed_in':
      return { code: 'own_nothing_handed_in', params: {}, contribution };
    case 'done_beside': {
      const { done, activities } = reason.params;
      return {
        code: 'own_completion',
        params: { pct: activities === 0 ? 0 : (100 * done) / activities },
        contribution,
      };
    }
    case 'done_ahead':
      return { code: 'own_done_ahead', params: { count: reason.params.count }, contribution };
    case 'course_in_trouble':
      return { code: 'other_signs', params: {}, contribution };
    default:
      return reason;
  }
}
