import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessCourse } from '#domains/risk/assess-course.ts';
import {
  type StudentRisk,
  type Zone,
  courseAssessmentSchema,
  defaultRiskSettings,
  guardRails,
  reasonSchema,
} from '#domains/risk/contract.ts';
import type { WarningCourse } from '#domains/risk/early-warning/course.ts';
import { courseNorms } from '#domains/risk/norms.ts';
import { warn } from '#domains/risk/warn.ts';
import {
  dayOfCourse,
  momentArbitrary,
  warningActivity,
  warningCell,
  warningCourseArbitrary,
  warningStudent,
} from '#test/fixtures/warning-course.ts';
import { metricsOf } from '#test/fixtures/warning-metrics.ts';

const assess = (course: WarningCourse, at: Date) =>
  assessCourse({ students: metricsOf(course, at), warned: warn(course, at) });

const order: Record<Zone, number> = { A: 0, B: 1, C: 2 };
const byId = (risks: readonly StudentRisk[]) => risks.toSorted((a, b) => a.studentId - b.studentId);
const sumOf = ({ reasons }: StudentRisk) => reasons.reduce((sum, { contribution }) => sum + contribution, 0);

/** Courses with lessons too, marked as attended or missed. */
const courseWithLessons = fc
  .tuple(warningCourseArbitrary, fc.integer({ min: 0, max: 8 }), fc.infiniteStream(fc.integer({ min: 0, max: 3 })))
  .map(([course, lessons, marks]): WarningCourse => {
    const held = Array.from({ length: lessons }, (_, index) =>
      warningActivity({ id: 100 + index, isLesson: true, kind: 'lesson', dueAt: null }),
    );
    const marked = course.students.flatMap(({ studentId }) =>
      held.map(({ id }) => {
        const status = Number(marks.next().value) === 0 ? ('present' as const) : ('absent' as const);
        return warningCell(studentId, id, { status, score: null, completedAt: null });
      }),
    );
    return { ...course, activities: [...course.activities, ...held], cells: [...course.cells, ...marked] };
  });

describe('assessCourse with an early-warning model, any course', () => {
  it('keeps to the contract, whoever judges', () => {
    let byProbability = 0;
    fc.assert(
      fc.property(courseWithLessons, momentArbitrary, (course, at) => {
        const assessment = assess(course, at);
        courseAssessmentSchema.parse(assessment);
        expect(JSON.stringify(assessment)).not.toMatch(/NaN|Infinity/);
        const { run, students } = assessment;
        byProbability += run.judgement.sizes.probability;
        expect(run.method === 'probability').toBe(run.judgement.model !== null);
        expect(run.judgement.abstention === null).toBe(run.judgement.model !== null);
        for (const { probability, judgedBy, zone } of students) {
          expect(judgedBy).toBe(zone === null ? null : probability === null ? 'rules' : 'probability');
        }
      }),
    );
    expect(byProbability).toBeGreaterThan(100);
  });

  it('gives the same result for the same rows in any order', () => {
    const shuffled = warningCourseArbitrary.chain((course) =>
      fc
        .tuple(
          fc.shuffledSubarray([...course.students], { minLength: course.students.length }),
          fc.shuffledSubarray([...course.cells], { minLength: course.cells.length }),
        )
        .map(([students, cells]) => ({ course, other: { ...course, students, cells } })),
    );
    fc.assert(
      fc.property(shuffled, momentArbitrary, ({ course, other }, at) => {
        const [one, two] = [assess(course, at), assess(other, at)];
        expect(two.run).toEqual(one.run);
        expect(byId(two.students)).toEqual(byId(one.students));
      }),
    );
  });

  it('makes zones intervals of the score, of those left to the rules too', () => {
    let mixed = 0;
    fc.assert(
      fc.property(courseWithLessons, momentArbitrary, (course, at) => {
        const { students, run } = assess(course, at);
        if (run.judgement.sizes.probability > 0 && run.judgement.sizes.rules > 0) mixed++;
        const zoned = students.flatMap(({ zone, riskScore }) => (zone ? [{ zone, riskScore }] : []));
        for (const one of zoned)
          for (const other of zoned)
            if (order[one.zone] < order[other.zone]) expect(one.riskScore).toBeLessThanOrEqual(other.riskScore + 1e-9);
      }),
    );
    expect(mixed).toBeGreaterThan(3);
  });

  it('begins zones at the same probabilities in every course, guard rails aside', () => {
    const { B, C } = defaultRiskSettings.probabilities;
    fc.assert(
      fc.property(courseWithLessons, momentArbitrary, (course, at) => {
        for (const { probability, guardRail, zone, riskScore } of assess(course, at).students) {
          if (probability === null || guardRail !== null) continue;
          expect(zone).toBe(probability < B ? 'A' : probability < C ? 'B' : 'C');
          expect(riskScore).toBe(100 * probability);
        }
      }),
    );
  });

  it('holds the guard rails', () => {
    const uses = { nothing_overdue: 0, mostly_overdue: 0, low_attendance: 0 };
    fc.assert(
      fc.property(courseWithLessons, momentArbitrary, (course, at) => {
        const metrics = metricsOf(course, at);
        const top = courseNorms(metrics).completionTop ?? Infinity;
        const { students, run } = assess(course, at);
        students.forEach(({ zone, probability }, index) => {
          const metric = metrics[index];
          if (!metric) return;
          if (metric.overdue === 0 && (metric.completionPct ?? 0) > top) expect(zone).not.toBe('C');
          if (2 * metric.overdue > metric.due) expect(zone).not.toBe('A');
          const missed = metric.lessonsMarked - metric.attended;
          if (probability !== null && missed >= 3 && (metric.attendancePct ?? 100) <= 25) expect(zone).not.toBe('A');
        });
        for (const rail of guardRails) uses[rail] += run.guardRails[rail];
      }),
      { numRuns: 400 },
    );
    expect(uses.low_attendance).toBeGreaterThan(3);
    expect(uses.nothing_overdue + uses.mostly_overdue).toBeGreaterThan(0);
  });

  it('gives reasons that add up to the distance from the median student', () => {
    fc.assert(
      fc.property(courseWithLessons, momentArbitrary, (course, at) => {
        const { run, students } = assess(course, at);
        const median = 100 * (run.judgement.model?.medianProbability ?? 0);
        for (const student of students) {
          if (student.judgedBy === 'probability') expect(sumOf(student)).toBeCloseTo(student.riskScore - median, 8);
          if (student.judgedBy === 'rules') expect(sumOf(student)).toBeCloseTo(student.riskScore, 8);
        }
      }),
    );
  });

  it('tells few reasons, those that explain the zone first, what cannot be told last', () => {
    fc.assert(
      fc.property(courseWithLessons, momentArbitrary, (course, at) => {
        for (const { judgedBy, zone, reasons } of assess(course, at).students) {
          if (judgedBy !== 'probability') continue;
          const told = reasons.filter(({ code }) => code !== 'other_signs' && code !== 'course_in_trouble');
          // Five of the model, and one of a guard rail.
          expect(told.length).toBeLessThanOrEqual(6);
          const points = told.map(({ contribution }) => (zone === 'A' ? contribution : -contribution));
          expect(points).toEqual(points.toSorted((a, b) => a - b));
          const rest = reasons.findIndex(({ code }) => code === 'other_signs');
          if (rest !== -1) expect(rest).toBe(reasons.length - 1);
        }
      }),
    );
  });

  it('never tells a number that is nobody’s, nor one that speaks the other way', () => {
    const lessIsWorse = ['mean_score', 'lowest_score', 'last_score', 'done_beside', 'done_ahead', 'days_early'];
    let told = 0;
    fc.assert(
      fc.property(warningCourseArbitrary, momentArbitrary, (course, at) => {
        const { students } = warn(course, at).evidence;
        for (const { studentId, judgedBy, reasons } of assess(course, at).students) {
          const evidence = students.get(studentId);
          if (judgedBy !== 'probability' || evidence === undefined) continue;
          for (const reason of reasons) {
            reasonSchema.parse(reason);
            if (reason.code === 'mean_score') expect(reason.params.score).toBe(evidence.meanScore);
            if (reason.code === 'silent_since') expect(reason.params.days).toBe(evidence.silentDays);
            if (reason.code === 'nothing_handed_in') expect(evidence.done).toBe(0);
            const { median, ...own } = reason.params as Record<string, number>;
            const [value] = Object.values(own);
            if (median === undefined || value === undefined || reason.contribution === 0) continue;
            if (reason.code === 'days_late') continue;
            told++;
            const isAbove = Math.round(value) > Math.round(median);
            expect(isAbove).toBe(lessIsWorse.includes(reason.code) === reason.contribution < 0);
          }
        }
      }),
    );
    expect(told).toBeGreaterThan(100);
  });
});

describe('assessCourse with an early-warning model, single courses', () => {
  const activities = [1, 2, 3, 4].map((id) => warningActivity({ id, dueAt: dayOfCourse(10 * id), weight: null }));
  const unknown = { enrolledAt: null, leftAt: null, previousAttempts: null, credits: null };
  const students = Array.from({ length: 12 }, (_, index) => warningStudent(index + 1, unknown));
  const done = (studentId: number, activityId: number, score = 80) =>
    warningCell(studentId, activityId, { score, completedAt: dayOfCourse(10 * activityId - 3) });
  /** All but the first hand everything in. */
  const course: WarningCourse = {
    activities,
    students,
    cells: students.slice(1).flatMap(({ studentId }) => [1, 2, 3].map((id) => done(studentId, id))),
  };

  it('says why with the student’s numbers and the course’s', () => {
    const [behind, usual] = assess(course, dayOfCourse(31)).students;
    expect(behind).toMatchObject({ zone: 'C', judgedBy: 'probability', guardRail: null });
    expect(behind?.reasons[0]).toMatchObject({ code: 'overdue_beside', params: { overdue: 3, due: 3, median: 0 } });
    expect(behind?.reasons.map(({ code }) => code)).toContain('nothing_handed_in');
    // Without a score of the student's, what counts as 0 is told as overdue only.
    expect(behind?.reasons.map(({ code }) => code)).not.toContain('mean_score');
    expect(usual).toMatchObject({ zone: 'A', reasons: [{ code: 'on_track' }] });
  });

  it('is by rules before the first deadline, and says that nothing is due', () => {
    const { run, students: risks } = assess(course, dayOfCourse(9));
    expect(run.judgement).toEqual({ sizes: { probability: 0, rules: 12 }, abstention: 'nothing_due', model: null });
    expect(risks.every(({ probability }) => probability === null)).toBe(true);
  });

  it('is by rules in a course without deadlines', () => {
    const without = { ...course, activities: activities.map((activity) => ({ ...activity, dueAt: null })) };
    expect(assess(without, dayOfCourse(31)).run.judgement).toMatchObject({ abstention: 'no_deadlines', model: null });
  });

  it('says so when the whole course is in trouble', () => {
    const [one = 0, other = 0] = students.slice(-2).map(({ studentId }) => studentId);
    const hardlyAnybody = { ...course, cells: [1, 2, 3].flatMap((id) => [done(one, id), done(other, id)]) };
    const { students: risks } = assess(hardlyAnybody, dayOfCourse(31));
    expect(risks[0]).toMatchObject({ zone: 'C', reasons: [{ code: 'course_in_trouble' }] });
  });

  it('is by rules while too few have handed in to believe the deadlines', () => {
    const { run } = assess({ ...course, cells: [done(12, 1)] }, dayOfCourse(31));
    expect(run.judgement).toMatchObject({ abstention: 'nothing_due', model: null });
  });

  it('judges who has left by rules, among the zones of the others', () => {
    const left = {
      ...course,
      students: students.map((one, i) => (i === 0 ? { ...one, leftAt: dayOfCourse(20) } : one)),
    };
    const { run, students: risks } = assess(left, dayOfCourse(31));
    expect(run.judgement.sizes).toEqual({ probability: 11, rules: 1 });
    expect(risks[0]).toMatchObject({ zone: 'C', judgedBy: 'rules', probability: null });
    expect(risks[0]?.riskScore).toBeGreaterThanOrEqual(65);
  });

  it('does not call one who misses lessons on track', () => {
    const lessons = [11, 12, 13, 14, 15].map((id) =>
      warningActivity({ id, isLesson: true, kind: 'lesson', dueAt: null }),
    );
    const marks = students.flatMap(({ studentId }) =>
      lessons.map(({ id }) =>
        warningCell(studentId, id, { status: studentId === 2 ? 'absent' : 'present', score: null, completedAt: null }),
      ),
    );
    const taught = { ...course, activities: [...activities, ...lessons], cells: [...course.cells, ...marks] };
    const absent = assess(taught, dayOfCourse(31)).students[1];
    expect(absent).toMatchObject({ zone: 'B', guardRail: 'low_attendance', riskScore: 30 });
    expect(absent?.reasons[0]).toMatchObject({ code: 'attendance_low', params: { pct: 0, median: 100, missed: 5 } });
    expect(absent?.probability).toBeLessThan(0.3);
  });
});
