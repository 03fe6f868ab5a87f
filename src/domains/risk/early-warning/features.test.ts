import { describe, expect, it, test } from 'vitest';
import type { WarningActivity, WarningCell, WarningStudent } from '#domains/risk/early-warning/course.ts';
import { featureRows, features } from '#domains/risk/early-warning/features.ts';
import { ranks } from '#domains/risk/early-warning/peers.ts';
import { workAt } from '#domains/risk/early-warning/work.ts';
import { dayOfCourse, warningActivity, warningCell, warningStudent } from '#test/fixtures/warning-course.ts';

interface Given {
  activities?: WarningActivity[];
  cells?: WarningCell[];
  student?: Partial<WarningStudent>;
}

/** Assignment 1 due on day 10, test 2 on day 30, assignment 3 on day 60; today is day 40. */
const usual = [
  warningActivity({ id: 1 }),
  warningActivity({ id: 2, kind: 'test', dueAt: dayOfCourse(30) }),
  warningActivity({ id: 3, dueAt: dayOfCourse(60), weight: 2 }),
];

/** A number of the first of three students; the others handed in both on the day before the deadline, with 60 and 80. */
function featureOf(name: string, { activities = usual, cells = [], student = {} }: Given): number | undefined {
  const others = [
    ...[2, 3].map((id) => warningCell(id, 1, { score: 20 + 20 * id })),
    ...[2, 3].map((id) => warningCell(id, 2, { score: 20 + 20 * id, completedAt: dayOfCourse(29) })),
  ];
  const students = [warningStudent(1, student), warningStudent(2), warningStudent(3)];
  const rows = featureRows(workAt({ activities, students, cells: [...cells, ...others] }, dayOfCourse(40)));
  return rows.at(0)?.[features.findIndex((feature) => feature.name === name)];
}

const both = [warningCell(1, 1), warningCell(1, 2, { score: 30, completedAt: dayOfCourse(35), status: 'failed' })];
const first = both.slice(0, 1);

describe('features', () => {
  test.each<[string, number, string, Given]>([
    ['overdueShare', 0, 'nothing is overdue', { cells: both }],
    ['overdueShare', 0.5, 'one of two alike is overdue', { cells: first }],
    ['overdueRank', 5 / 6, 'the only one of three with anything overdue', { cells: first }],
    ['missedInARow', 1, 'the last was missed', { cells: first }],
    ['missedInARow', 2, 'all were missed', {}],
    ['missedInARow', 0, 'the last was done', { cells: both.slice(1) }],
    ['score', 50, '70 and 30', { cells: both }],
    ['score', 35, '70 and nothing', { cells: first }],
    [
      'score',
      70,
      '7 of 10 points and an excuse',
      {
        activities: usual.map((activity) => ({ ...activity, maxPoints: 10 })),
        cells: [warningCell(1, 1, { score: 7 }), warningCell(1, 2, { status: 'excused' })],
      },
    ],
    ['scoreRank', 1 / 6, 'the lowest of three', { cells: both }],
    ['assignmentScore', 70, 'assignments apart', { cells: both }],
    ['testScore', 30, 'tests apart', { cells: both }],
    ['lastScore', 0, 'the last is overdue', { cells: first }],
    ['lastHandedIn', 70, 'the last handed in is the first', { cells: first }],
    ['lowestHandedIn', 30, 'the lowest handed in', { cells: both }],
    ['lowestHandedIn', 0, 'nothing was handed in', {}],
    ['failedOrOverdueShare', 0.5, 'one of two failed', { cells: both }],
    ['lateOrOverdueShare', 0.5, 'one of two was late', { cells: both }],
    ['lateOrOverdueShare', 0.5, 'one of two is overdue', { cells: first }],
    ['failedOrOverdueShare', 0.5, 'one of two is overdue', { cells: first }],
    ['earliness', -3, 'as early as others, and six days later', { cells: both }],
    ['silentDays', 5, 'five days ago', { cells: both }],
    ['silentDays', 1000, 'never', {}],
    [
      'silentDays',
      1000,
      'only what was brought from an earlier course',
      { cells: [warningCell(1, 1, { isCarriedOver: true })] },
    ],
    ['aheadShare', 1 / 3, 'one of three before its deadline', { cells: [warningCell(1, 3)] }],
    ['enrolledAfterOthers', 15, 'enrolled 15 days after them', { student: { enrolledAt: dayOfCourse(-5) } }],
    ['creditsBesideOthers', 2, 'twice their credits', { student: { credits: 120 } }],
    ['courseDaysSinceDeadline', 10, 'ten days ago', {}],
    ['courseDueShare', 1 / 3 + 1 / 4, 'half by weight, half by number', {}],
  ])('%s is %d where %s', (name, expected, _, given) => {
    expect(featureOf(name, given)).toBeCloseTo(expected, 2);
  });

  it('are unknown where nothing tells', () => {
    expect(featureOf('previousAttempts', { student: { previousAttempts: null } })).toBeNaN();
    expect(featureOf('silentDays', { cells: [warningCell(1, 1, { completedAt: null })] })).toBeNaN();
  });

  it('do not take a later result for known', () => {
    expect(featureOf('overdueShare', { cells: [warningCell(1, 1, { completedAt: dayOfCourse(41) })] })).toBe(1);
  });
});

describe('the share of those who left lately', () => {
  const leftShare = (...left: (number | null)[]): number | null => {
    const students = left.map((day, index) =>
      warningStudent(index + 1, { leftAt: day === null ? null : dayOfCourse(day) }),
    );
    return workAt({ activities: usual, students, cells: [] }, dayOfCourse(40)).leftShare;
  };

  it.for<[number, string, (number | null)[]]>([
    [0, 'nobody has left', [null, null]],
    [1 / 3, 'one has left within four weeks', [null, 13, null]],
    [1 / 2, 'one has left today', [null, 40]],
    [0, 'one has left longer ago, and counts neither way', [null, 12]],
    [1 / 2, 'one of those who were still there four weeks ago has left', [null, 20, 12, -5]],
    [0, 'one will leave', [null, 41]],
    [0, 'all have left long ago', [5, 6]],
  ])('is %d when %s', ([expected, , left]) => {
    expect(leftShare(...left)).toBe(expected);
  });

  it('is unknown where no enrolment is dated', () => {
    const students = [
      warningStudent(1, { enrolledAt: null }),
      warningStudent(2, { enrolledAt: null, leftAt: dayOfCourse(30) }),
    ];
    expect(workAt({ activities: usual, students, cells: [] }, dayOfCourse(40)).leftShare).toBeNull();
  });
});

describe('ranks', () => {
  it('put the unknown in the middle of the known and equal ones at the same place', () => {
    expect(ranks([1, Number.NaN, 3, 2, 2])).toEqual([0.1, 0.5, 0.9, 0.5, 0.5]);
    expect(ranks([Number.NaN, Number.NaN])).toEqual([0.5, 0.5]);
  });
});
