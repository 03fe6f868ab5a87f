import { describe, expect, it } from 'vitest';
import type { StudentZone } from './contract.ts';
import { toOneself } from './to-oneself.ts';

const zone: StudentZone = {
  studentId: 1,
  zone: 'C',
  riskScore: 71.5,
  probability: 0.715,
  judgedBy: 'probability',
  pattern: 2,
  reasons: [
    { code: 'overdue_beside', params: { overdue: 3, due: 5, median: 1 }, contribution: 31 },
    { code: 'other_signs', params: {}, contribution: 11 },
  ],
};

describe('toOneself', () => {
  it('tells zone and reasons, and no number of the judgement', () => {
    expect(toOneself(zone)).toEqual({
      studentId: 1,
      zone: 'C',
      riskScore: null,
      probability: null,
      judgedBy: 'probability',
      pattern: null,
      reasons: [{ code: 'overdue_beside', params: { overdue: 3, due: 5, median: 1 }, contribution: 0 }],
    });
  });

  it('keeps the one reason there is, also when no number tells it', () => {
    expect(toOneself({ ...zone, reasons: zone.reasons.slice(1) }).reasons).toHaveLength(1);
  });
});
