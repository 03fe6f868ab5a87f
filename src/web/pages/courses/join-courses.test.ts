import { describe, expect, it } from 'vitest';
import { joinCourses } from './join-courses.ts';

const course = (id: number) => ({
  id,
  name: `Course ${String(id)}`,
  programme: null,
  teachers: [],
  students: 4,
  activities: 1,
  lessons: 0,
  dataVersion: 1,
});

describe('joinCourses', () => {
  it('puts the figures beside their course and says which share is at risk', () => {
    const rows = joinCourses([course(1), course(2)], [], [{ courseId: 2, A: 1, B: 1, C: 1, none: 1 }]);
    expect(rows.map(({ atRisk }) => atRisk)).toEqual([undefined, 0.25]);
    expect(rows.at(1)?.zones?.courseId).toBe(2);
  });

  it('knows no share of a course without students', () => {
    expect(joinCourses([course(1)], [], [{ courseId: 1, A: 0, B: 0, C: 0, none: 0 }]).at(0)?.atRisk).toBeUndefined();
  });
});
