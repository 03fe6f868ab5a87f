import { expect, test } from 'vitest';
import type { AdviceFacts } from './contract.ts';
import { needsAdvice, type LastAdvice } from './needs-advice.ts';

const reason = (code: string, isFor = false) => ({ code, values: {}, isFor });
const facts = (zone: AdviceFacts['zone'], ...reasons: AdviceFacts['reasons']): AdviceFacts => ({
  ...{ kind: 'advice', zone, before: null, isOver: false, reasons, overdue: 0, activities: [], ways: [], usual: null },
  ...{ nearest: [], topics: [] },
});
const last = (factsHash: string, ...against: string[]): LastAdvice => ({ factsHash, against });

test.each<[string, AdviceFacts, LastAdvice | undefined, boolean]>([
  ['zone C, never advised', facts('C'), undefined, true],
  ['zone B, other facts', facts('B'), last('old'), true],
  ['zone B, the same facts', facts('B'), last('now'), false],
  ['zone A, never advised', facts('A', reason('own_pace')), undefined, false],
  ['zone A, no new reason', facts('A', reason('own_pace')), last('old', 'own_pace'), false],
  ['zone A, a new reason', facts('A', reason('own_pace'), reason('own_attendance')), last('old', 'own_pace'), true],
  ['zone A, something new that speaks for the student', facts('A', reason('on_track', true)), last('old'), false],
  ['no zone', facts(null, reason('own_pace')), last('old'), false],
  ['a course that is over', { ...facts('C'), isOver: true }, last('old'), false],
])('needsAdvice: %s', (_, now, before, expected) => {
  expect(needsAdvice(now, 'now', before)).toBe(expected);
});
