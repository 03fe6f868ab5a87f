import { expect, test } from 'vitest';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { placesOf } from '#test/fixtures/parsed-files.ts';
import { describeScoreSource, errorsOf, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { writeGradescope } from '../templates/gradescope.ts';

describeScoreSource({
  source: 'gradescope',
  fileName: 'CS101 grades (2).csv',
  course: 'CS101 grades',
  write: writeGradescope,
  idOf: ({ email }) => email,
  nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  words: ['attempted'],
  keepsMaximum: true,
  firstScore: 5,
});

test('a time has its own zone, and what is late by three hours was due three hours before', () => {
  const { courses } = parseAs(writeGradescope(plainDescription), 'x.csv');
  expect(courses[0]?.cells.at(0)).toMatchObject({
    completedAt: '2024-11-11T01:00:00.000Z',
    dueAt: '2024-11-10T22:00:00.000Z',
  });
});

const one =
  'First Name,Last Name,SID,Email,Total Score,Max Points,Status,Submission Time,Lateness (H:M:S),1: A (5.0 pts)';

test('a file about one assignment takes course and assignment from its name', () => {
  const text = `${one}\nA,B,1,a@x,4.5,5.0,Graded,2024-11-10 20:00:00 +0300,00:00:00,4.5\nC,D,2,c@x,,5.0,Missing,,,\n`;
  const file = parseAs(Buffer.from(text), 'CS101_Homework_1_scores.csv');
  expect(file.courses.map(({ name }) => name)).toEqual(['CS101']);
  expect(scoreLines(file)).toEqual(['a@x | B A | Homework 1 | done | 4.5 | 5']);
});

test('a time that cannot be read is an error at its cell', () => {
  const text = `${one}\nA,B,1,a@x,4.5,5.0,Graded,yesterday,00:00:00,4.5\n`;
  expect(placesOf(errorsOf(parseAs(Buffer.from(text), 'x.csv')))).toEqual([
    'error | cell.unreadable_time | x | 2 | H «Submission Time» | yesterday',
  ]);
});
