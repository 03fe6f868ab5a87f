import { describe, expect, it } from 'vitest';
import type { StudentZone } from '#domains/risk/contract.ts';
import { isInZone, joinStudents } from './course-students.ts';

const student = (id: number) => ({ id, externalId: `id_${String(id)}`, name: null, group: null, missingSince: null });
const zoneOf = (studentId: number, zone: StudentZone['zone'], riskScore: number): StudentZone => ({
  studentId,
  zone,
  riskScore,
  probability: null,
  judgedBy: 'rules',
  pattern: null,
  reasons: [{ code: 'on_track', params: {}, contribution: 0 }],
});

describe('joinStudents', () => {
  it('puts the riskiest first and those not judged yet last', () => {
    const rows = joinStudents([student(1), student(2), student(3)], [], [zoneOf(1, 'A', 3), zoneOf(3, 'C', 80)]);
    expect(rows.map((row) => row.student.id)).toEqual([3, 1, 2]);
    expect(rows.at(0)?.risk?.zone).toBe('C');
    expect(rows.at(2)).toMatchObject({ metric: undefined, risk: undefined });
  });

  it('leaves out zones of students who are no longer enrolled', () => {
    expect(joinStudents([student(1)], [], [zoneOf(9, 'C', 80)])).toHaveLength(1);
  });
});

describe('isInZone', () => {
  const [atRisk, unknown] = joinStudents([student(1), student(2)], [], [zoneOf(1, 'C', 80)]);

  it('counts a student without a zone to "none"', () => {
    if (!atRisk || !unknown) throw new Error('two students expected');
    expect([isInZone(atRisk, 'C'), isInZone(atRisk, 'none'), isInZone(unknown, 'none')]).toEqual([true, false, true]);
  });

  it('has everybody in when no zone is chosen', () => {
    if (!atRisk || !unknown) throw new Error('two students expected');
    expect([isInZone(atRisk, undefined), isInZone(unknown, undefined)]).toEqual([true, true]);
  });
});
