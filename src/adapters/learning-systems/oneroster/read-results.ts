import type { PulledActivity, PulledResult, PulledStatus, PulledStudent } from '../port.ts';
import type { OneRosterLineItem, OneRosterResult, OneRosterStudent } from './shapes.ts';

export function studentOf(user: OneRosterStudent): PulledStudent {
  const { sourcedId, username, familyName, givenName, middleName, email, identifier } = user;
  const name = [familyName, givenName, middleName].filter((part) => part !== null).join(' ');
  return { id: sourcedId, name: name === '' ? null : name, email, login: username, number: identifier, group: null };
}

export function activityOf({ sourcedId, title, dueDate, resultValueMax }: OneRosterLineItem): PulledActivity {
  const maxPoints = (resultValueMax ?? 0) > 0 ? resultValueMax : null;
  return { id: sourcedId, name: title ?? sourcedId, kind: null, maxPoints, dueAt: dueDate, heldAt: null };
}

function statusOf({ scoreStatus, score, textScore }: OneRosterResult): PulledStatus {
  switch (scoreStatus) {
    case 'exempt':
      return 'excused';
    case 'not submitted':
      return 'not_attempted';
    case 'submitted':
      return 'attempted';
    default:
      return score === null && textScore === null ? 'not_attempted' : 'done';
  }
}

/** OneRoster tells when something was graded, not when it was done: that stays unknown. */
export function resultOf(result: OneRosterResult): PulledResult {
  const status = statusOf(result);
  return {
    student: result.student.sourcedId,
    activity: result.lineItem.sourcedId,
    status,
    score: status === 'done' ? result.score : null,
    completedAt: null,
    dueAt: null,
  };
}
