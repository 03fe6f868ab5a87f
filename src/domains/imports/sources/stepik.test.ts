import { expect, test } from 'vitest';
import { sheet, workbook } from '#test/fixtures/workbook-values.ts';
import { describeScoreSource } from '#test/fixtures/score-sources.ts';
import { writeStepik } from '../templates/stepik.ts';
import { readSheets } from './index.ts';

describeScoreSource({
  source: 'stepik',
  fileName: 'course-65953-grade-book.csv',
  course: 'course-65953',
  write: writeStepik,
  idOf: ({ login }) => login,
  nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  nameOfActivity: ({ name }) => `${name} Q1`,
  expected: (score) => (score === 0 ? 'not_attempted' : score),
  words: ['not_attempted'],
  keepsMaximum: false,
  firstScore: 3,
});

const context = { fileName: 'class-7-grade-book.xlsx', timeZone: 'Europe/Moscow', maxIssues: 100 };
const rows = [
  ['user_id', 'last_name', 'first_name', 'Циклы Q1', 'Циклы Q2', 'Ранг', 'total', 'last_viewed'],
  [315844473, 'Ли', 'И', 1, 0, 3, 1, '2024-11-10 10:00:00+00:00'],
  [315844474, 'Ян', 'А', 0.5, 2, 1, 2.5, null],
];

test('sums and times of visits are left out, what nobody knows is named, zeros are told', () => {
  const { source, courses, issues } = readSheets(workbook(sheet(rows)), context);
  expect(source).toBe('stepik');
  expect(courses.map(({ name, activities }) => [name, ...activities.map((activity) => activity.name)])).toEqual([
    ['class-7', 'Циклы Q1', 'Циклы Q2'],
  ]);
  expect(courses.flatMap(({ cells }) => [...cells]).map(({ status, score }) => [status, score])).toEqual([
    ['done', 1],
    ['not_attempted', undefined],
    ['done', 0.5],
    ['done', 2],
  ]);
  expect(
    issues.filter(({ code }) => code === 'scores.zero_not_attempted').map(({ params }) => params['count']),
  ).toEqual([1]);
  expect(JSON.stringify(issues)).toContain('Ранг');
});

test('a table of people with the same headers and no task of a lesson is not taken for a grade book', () => {
  const people = rows.map((row) => [...row.slice(0, 3), ...row.slice(5)]);
  expect(readSheets(workbook(sheet(people)), context).source).not.toBe('stepik');
});
