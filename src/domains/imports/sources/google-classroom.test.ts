import { expect, test } from 'vitest';
import { describeScoreSource, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { writeGoogleClassroom } from '../templates/google-classroom.ts';

describeScoreSource({
  source: 'google-classroom',
  fileName: 'CS101.csv',
  course: 'CS101',
  write: writeGoogleClassroom,
  idOf: ({ email }) => email,
  nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  words: [],
  decimals: ['.', ','],
  keepsMaximum: true,
  firstScore: 3,
});

test('a student whose family name is Points is a student', () => {
  const head = 'Last Name,First Name,Email Address,Essay\nPoints,,,10\n';
  const file = parseAs(Buffer.from(`${head}Points,Peter,p@x.edu,7\n`), 'x.csv');
  expect(scoreLines(file)).toEqual(['p@x.edu | Points Peter | Essay | done | 7 | 10']);
});
