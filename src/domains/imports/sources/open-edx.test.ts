import { expect, test } from 'vitest';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { describeScoreSource, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import type { DescribedActivity } from '../templates/score-description.ts';
import { writeOpenEdx } from '../templates/open-edx.ts';

/** The first of a generated gradebook has the lowest id. */
function number({ id }: DescribedActivity): number {
  return id < 1000 ? id : id - 999;
}

describeScoreSource({
  source: 'open-edx',
  fileName: 'ITMO_CS101_2024_grade_report_2024-11-11-1200.csv',
  course: 'ITMO_CS101_2024',
  write: writeOpenEdx,
  idOf: ({ id }) => String(id),
  nameOfActivity: (activity) => `Homework ${number(activity)}: ${activity.name}`,
  expected: (score, { maxPoints }) => score / maxPoints,
  maximum: () => 1,
  words: ['not_attempted'],
  keepsMaximum: true,
  firstScore: 4,
});

test('address and login of a student are kept, averages and the certificate are counted among what is left out', () => {
  const file = parseAs(writeOpenEdx(plainDescription), 'x.csv');
  expect(file.courses[0]?.students[0]).toEqual({ externalId: '11', email: 'anna@example.edu', login: 'anna' });
  expect(file.issues.slice(1).map(({ code, params }) => [code, params['count']])).toEqual([
    ['columns.totals_skipped', 2],
    ['columns.others_skipped', 2],
  ]);
});

test('the report of problems gives points of the most there are', () => {
  const head = 'Student ID,Email,Username,Enrollment Status,Grade,Q1 (Earned),Q1 (Possible)';
  const file = parseAs(Buffer.from(`${head}\n7,a@x,a,enrolled,0.4,2,5\n8,b@x,b,enrolled,0,Not Attempted,5\n`), 'x.csv');
  expect(scoreLines(file)).toEqual(['7 | - | Q1 | done | 2 | 5', '8 | - | Q1 | not_attempted | - | 5']);
});
