import type { Reason } from './contract.ts';

/** The same reasons without figures of the other students, for who may not see those: equal codes become one. */
export function withoutOthers(reasons: readonly Reason[]): Reason[] {
  const told = new Map<Reason['code'], Reason>();
  for (const reason of reasons.map(ofOneself)) {
    const before = told.get(reason.code);
    const contribution = reason.contribution + (before?.contribution ?? 0);
    told.set(reason.code, { ...reason, contribution: Math.min(contribution, 100) });
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
    default:
      return reason;
  }
}
