import { describe, expect, it } from 'vitest';
import { endingsOf } from './endings.ts';

const last = new Date('2024-06-01T00:00:00Z');
const april = new Date('2024-04-01T00:00:00Z');
const may = new Date('2024-05-01T00:00:00Z');
const nothing = { last, told: [], grades: [], passPct: null, missing: new Map<number, Date>() };

describe('endings of a course', () => {
  it('are those that are told; who left is gone from then on', () => {
    const told = [
      { studentId: 1, outcome: 'passed' as const, at: may },
      { studentId: 2, outcome: 'failed' as const, at: null },
      { studentId: 3, outcome: 'failed' as const, at: may },
      { studentId: 4, outcome: 'left' as const, at: april },
      { studentId: 5, outcome: 'left' as const, at: null },
      { studentId: 6, outcome: 'left' as const, at: null },
    ];
    expect(endingsOf({ ...nothing, told, missing: new Map([[5, april]]) })).toEqual([
      { studentId: 1, failed: false, endedAt: last, leftAt: null, isTold: true },
      { studentId: 2, failed: true, endedAt: last, leftAt: null, isTold: true },
      { studentId: 3, failed: true, endedAt: may, leftAt: null, isTold: true },
      { studentId: 4, failed: true, endedAt: april, leftAt: april, isTold: true },
      { studentId: 5, failed: true, endedAt: april, leftAt: april, isTold: true },
      { studentId: 6, failed: true, endedAt: last, leftAt: null, isTold: true },
    ]);
  });

  it('follow from grades beside a pass mark where nobody tells, and are marked so', () => {
    const grades = [
      { studentId: 1, gradePct: 60 },
      { studentId: 2, gradePct: 59.9 },
      { studentId: 3, gradePct: null },
      { studentId: 4, gradePct: 90 },
      { studentId: 5, gradePct: 10 },
    ];
    const told = [{ studentId: 5, outcome: 'passed' as const, at: null }];
    expect(endingsOf({ ...nothing, grades, told, passPct: 60, missing: new Map([[4, may]]) })).toEqual([
      { studentId: 1, failed: false, endedAt: last, leftAt: null, isTold: false },
      { studentId: 2, failed: true, endedAt: last, leftAt: null, isTold: false },
      { studentId: 3, failed: true, endedAt: last, leftAt: null, isTold: false },
      { studentId: 4, failed: true, endedAt: may, leftAt: may, isTold: false },
      { studentId: 5, failed: false, endedAt: last, leftAt: null, isTold: true },
    ]);
  });

  it('do not follow without a pass mark, nor from a course in which nothing is scored', () => {
    const grades = [{ studentId: 1, gradePct: 60 }];
    expect(endingsOf({ ...nothing, grades })).toEqual([]);
    expect(endingsOf({ ...nothing, grades: [{ studentId: 1, gradePct: null }], passPct: 50 })).toEqual([]);
  });
});
