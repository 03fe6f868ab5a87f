import { expect, test } from 'vitest';
import { describeScoreSource, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { placesOf } from '#test/fixtures/parsed-files.ts';
import { writeSakai } from '../templates/sakai.ts';

describeScoreSource({
  source: 'sakai',
  fileName: 'gradebook_export-CS101-ALL.csv',
  course: 'CS101',
  write: writeSakai,
  idOf: ({ login }) => login,
  nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  words: [],
  decimals: ['.', ','],
  keepsMaximum: true,
  firstScore: 3,
});

test('what another tool of Sakai keeps is read, what is marked as ignored is counted', () => {
  const text = 'Student ID,Student Name,#Quiz [10],# Student Number,Essay [5]\na,"Ли, Иван",7,123,4\n';
  const file = parseAs(Buffer.from(text), 'x.csv');
  expect(scoreLines(file)).toEqual(['a | Ли Иван | Essay | done | 4 | 5', 'a | Ли Иван | Quiz | done | 7 | 10']);
  expect(file.issues.map(({ code, params }) => [code, params['names']])).toContainEqual([
    'columns.others_skipped',
    '«# Student Number»',
  ]);
});

test('a header whose points may be thousands is told, and the scores kept without them', () => {
  const file = parseAs(Buffer.from('Student ID\tStudent Name\tEssay [1,000]\na\tb\t4\n'), 'x.csv');
  expect(scoreLines(file)).toEqual(['a | b | Essay | done | 4 | -']);
  expect(placesOf(file.issues)).toContain('warning | column.maximum_unreadable | x | 1 | C «Essay [1,000]» | 1,000');
});
