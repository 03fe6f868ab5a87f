import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultMetricWeights, studentCourseMetric } from '#domains/metrics/contract.ts';
import type { ResultStatus } from '#domains/gradebook/contract.ts';
import type { MetricActivity, MetricCell } from '#domains/metrics/definitions.ts';
import { metricRules } from '#domains/metrics/grading/rules.ts';
import { type MetricSource, referenceMetrics } from '#domains/metrics/reference.ts';
import { metricSourceArbitrary, momentArbitrary, ungraded } from '#test/fixtures/metric-source.ts';

const at = new Date('2024-11-11T00:00:00Z');
const rules = metricRules(defaultMetricWeights);
const daysEarlier = (days: number) => new Date(at.getTime() - days * 86_400_000);

const task = (id: number, dueAt: Date | null = null): MetricActivity => ({
  id,
  isLesson: false,
  dueAt,
  grade: ungraded,
});
const lesson = (id: number): MetricActivity => ({ id, isLesson: true, dueAt: null, grade: ungraded });
const cell = (activityId: number, status: ResultStatus, more: Partial<MetricCell> = {}): MetricCell => ({
  studentId: 1,
  activityId,
  status,
  score: null,
  completedAt: null,
  dueAt: null,
  ...more,
});

function metricOf(activities: MetricActivity[], cells: MetricCell[], moment = at) {
  const [metric] = referenceMetrics({ activities, cells, students: [1], parts: new Map(), at: moment, rules });
  return metric;
}

describe('referenceMetrics, one activity', () => {
  const due = daysEarlier(1);
  const one = { done: 0, failed: 0, late: 0, overdue: 0, due: 0, upcoming: 0 };
  test.each<[string, Date | null, Partial<MetricCell>, object]>([
    ['done before its deadline is on time', due, { completedAt: daysEarlier(2) }, { done: 1, due: 1, onTimePct: 100 }],
    ['done at its deadline is on time', due, { completedAt: due }, { done: 1, due: 1, onTimePct: 100 }],
    ['done after its deadline is late', due, { completedAt: at }, { done: 1, due: 1, late: 1, onTimePct: 0 }],
    ['done at an unknown time is not late', due, {}, { done: 1, due: 1, onTimePct: 100 }],
    ['failed is done and failed', due, { status: 'failed' }, { done: 1, failed: 1, due: 1 }],
    ['done only later is overdue', due, { completedAt: daysEarlier(-1) }, { due: 1, overdue: 1, onTimePct: 0 }],
    ['attempted is overdue', due, { status: 'attempted', completedAt: daysEarlier(2) }, { due: 1, overdue: 1 }],
    ['not done at its deadline is overdue', at, { status: 'not_attempted' }, { due: 1, overdue: 1 }],
    ['not done before its deadline is upcoming', daysEarlier(-1), { status: 'attempted' }, { upcoming: 1 }],
    ['done before its deadline has come is not upcoming', daysEarlier(-1), {}, { done: 1, onTimePct: null }],
    [
      'an own later deadline replaces a passed one',
      due,
      { status: 'attempted', dueAt: daysEarlier(-1) },
      { upcoming: 1 },
    ],
    [
      'an own deadline counts where there is no other',
      null,
      { status: 'attempted', dueAt: due },
      { due: 1, overdue: 1 },
    ],
    ['excused counts nowhere', due, { status: 'excused' }, { activities: 0, completionPct: null, onTimePct: null }],
  ])('%s', (_, dueAt, more, expected) => {
    expect(metricOf([task(1, dueAt)], [cell(1, 'done', more)])).toMatchObject({ activities: 1, ...one, ...expected });
  });

  it('without a cell, is overdue once its deadline has passed', () => {
    expect(metricOf([task(1, due)], [])).toMatchObject({ activities: 1, due: 1, overdue: 1, completionPct: 0 });
  });
});

describe('referenceMetrics, attendance', () => {
  it('counts a lesson as held when any student has a mark, and a blank mark as unknown', () => {
    const cells = [cell(1, 'present'), cell(2, 'absent'), cell(3, 'present', { studentId: 2 })];
    expect(metricOf([lesson(1), lesson(2), lesson(3), lesson(4)], cells)).toMatchObject({
      attended: 1,
      lessonsHeld: 3,
      lessonsMarked: 2,
      attendancePct: 100 / 3,
    });
  });

  it('leaves out a lesson the student is excused from, and one whose mark comes later', () => {
    const cells = [
      cell(1, 'excused'),
      cell(1, 'present', { studentId: 2 }),
      cell(2, 'present', { completedAt: daysEarlier(-1) }),
      cell(3, 'absent'),
    ];
    const metric = metricOf([lesson(1), lesson(2), lesson(3)], cells);
    expect(metric).toMatchObject({ attended: 0, lessonsHeld: 1, lessonsMarked: 1, attendancePct: 0 });
  });

  it('weighs completion and attendance 7 to 3', () => {
    const metric = metricOf([task(1), task(2), lesson(3)], [cell(1, 'done'), cell(3, 'present')]);
    expect(metric).toMatchObject({ completionPct: 50, attendancePct: 100, overallPct: 65 });
  });

  it('without lessons, takes completion alone; without activities, attendance alone', () => {
    expect(metricOf([task(1)], [])).toMatchObject({ completionPct: 0, attendancePct: null, overallPct: 0 });
    expect(metricOf([lesson(1)], [cell(1, 'present')])).toMatchObject({ completionPct: null, overallPct: 100 });
  });
});

describe('referenceMetrics, activity and pace', () => {
  test.each<ResultStatus>(['attempted', 'failed', 'done', 'present'])('takes %s as the last activity', (status) => {
    const cells = [
      cell(1, 'done', { completedAt: daysEarlier(5) }),
      cell(2, status, { completedAt: daysEarlier(3.5) }),
      cell(3, 'done', { completedAt: daysEarlier(-2) }),
      cell(4, 'absent', { completedAt: daysEarlier(1) }),
    ];
    expect(metricOf([task(1), status === 'present' ? lesson(2) : task(2), task(3), lesson(4)], cells)).toMatchObject({
      lastActivityAt: daysEarlier(3.5).toISOString(),
      daysSinceLastActivity: 3.5,
    });
  });

  it('knows of no last activity without a time', () => {
    const none = { lastActivityAt: null, daysSinceLastActivity: null };
    expect(metricOf([task(1), task(2)], [cell(1, 'done')])).toMatchObject(none);
  });

  it('counts what was done in the last 14 days against the 14 before', () => {
    const days = [0, 13, 14, 27, 28, -1];
    const activities = days.map((_, index) => task(index));
    const cells = days.map((day, index) => cell(index, 'done', { completedAt: daysEarlier(day) }));
    expect(metricOf(activities, cells)).toMatchObject({ done: 5, paceRecent: 2, paceBefore: 2 });
  });
});

describe('referenceMetrics, any gradebook', () => {
  const metricsAt = (source: MetricSource, moment: Date) => referenceMetrics({ ...source, at: moment, rules });

  it('keeps to the contract, students in the given order', () => {
    fc.assert(
      fc.property(metricSourceArbitrary, momentArbitrary, (source, moment) => {
        const metrics = studentCourseMetric.array().parse(metricsAt(source, moment));
        expect(metrics.map((metric) => metric.studentId)).toEqual(source.students);
      }),
    );
  });

  it('does not depend on the order of rows', () => {
    const shuffled = metricSourceArbitrary.chain((source) => {
      const shuffle = <T>(rows: readonly T[]) => fc.shuffledSubarray([...rows], { minLength: rows.length });
      return fc.tuple(
        fc.constant(source),
        fc.record({
          activities: shuffle(source.activities),
          cells: shuffle(source.cells),
          students: shuffle(source.students),
          parts: fc.constant(source.parts),
        }),
      );
    });
    fc.assert(
      fc.property(shuffled, momentArbitrary, ([source, other], moment) => {
        const inOrder = metricsAt(other, moment).toSorted((a, b) => a.studentId - b.studentId);
        expect(inOrder).toEqual(metricsAt(source, moment));
      }),
    );
  });

  it('counts consistently: parts never exceed their whole, due is on time, late or overdue', () => {
    fc.assert(
      fc.property(metricSourceArbitrary, momentArbitrary, (source, moment) => {
        for (const metric of metricsAt(source, moment)) {
          expect(metric.done + metric.overdue + metric.upcoming).toBeLessThanOrEqual(metric.activities);
          expect(metric.due + metric.upcoming).toBeLessThanOrEqual(metric.activities);
          expect(metric.late + metric.overdue).toBeLessThanOrEqual(metric.due);
          expect(Math.max(metric.failed, metric.late, metric.paceRecent + metric.paceBefore)).toBeLessThanOrEqual(
            metric.done,
          );
          expect(metric.attended).toBeLessThanOrEqual(metric.lessonsMarked);
          expect(metric.lessonsMarked).toBeLessThanOrEqual(metric.lessonsHeld);
        }
      }),
    );
  });

  it('never forgets: what is done, due, late or held at a moment still is at a later one', () => {
    fc.assert(
      fc.property(metricSourceArbitrary, momentArbitrary, momentArbitrary, (source, one, other) => {
        const [early, later] = one < other ? [one, other] : [other, one];
        const after = metricsAt(source, later);
        metricsAt(source, early).forEach((before, index) => {
          for (const key of ['done', 'failed', 'due', 'late', 'attended', 'lessonsHeld', 'lessonsMarked'] as const) {
            expect(after[index]?.[key]).toBeGreaterThanOrEqual(before[key]);
          }
          expect((after[index]?.lastActivityAt ?? '') >= (before.lastActivityAt ?? '')).toBe(true);
        });
      }),
    );
  });

  it('has as pace the difference of what was done at both ends', () => {
    fc.assert(
      fc.property(metricSourceArbitrary, momentArbitrary, (source, moment) => {
        const doneDaysAgo = (days: number) =>
          metricsAt(source, new Date(moment.getTime() - days * 86_400_000)).map((metric) => metric.done);
        const [now, then, before] = [doneDaysAgo(0), doneDaysAgo(14), doneDaysAgo(28)];
        metricsAt(source, moment).forEach((metric, index) => {
          expect(metric.paceRecent).toBe((now[index] ?? 0) - (then[index] ?? 0));
          expect(metric.paceBefore).toBe((then[index] ?? 0) - (before[index] ?? 0));
        });
      }),
    );
  });

  it('takes a missing cell and one that is not attempted as the same', () => {
    fc.assert(
      fc.property(metricSourceArbitrary, momentArbitrary, (source, moment) => {
        const isSaid = (activityId: number, studentId: number) =>
          source.cells.some((known) => known.activityId === activityId && known.studentId === studentId);
        const missing = source.activities.flatMap((activity) =>
          source.students
            .filter((studentId) => !isSaid(activity.id, studentId))
            .map((studentId) => cell(activity.id, 'not_attempted', { studentId })),
        );
        const complete = { ...source, cells: [...source.cells, ...missing] };
        expect(metricsAt(complete, moment)).toEqual(metricsAt(source, moment));
      }),
    );
  });
});
