import { expect, test } from 'vitest';
import { codesOf, describeScoreSource, errorsOf, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { writeBlackboard } from '../templates/blackboard.ts';

describeScoreSource({
  source: 'blackboard',
  fileName: 'gc_CS101_fullgc_2024-11-11-12-00-00.xls',
  course: 'CS101',
  write: writeBlackboard,
  idOf: ({ login }) => login,
  nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  words: ['attempted'],
  decimals: ['.', ','],
  keepsMaximum: true,
  firstScore: 7,
});

test('columns of text are counted, columns of nothing known are an error', () => {
  const head = 'Last Name,First Name,Username,Topic [Total Pts: 0 Text] |5,Quiz [Total Pts: 10 Percentage] |6';
  const file = parseAs(Buffer.from(`${head}\nA,B,ab,cats,85%\n`), 'x.csv');
  expect(scoreLines(file)).toEqual(['ab | A B | Quiz | done | 85 | 100']);
  expect(codesOf(file)).toContain('columns.others_skipped');
  const strange = parseAs(Buffer.from(`${head},Shoe size\nA,B,ab,cats,85%,43\n`), 'x.csv');
  expect(errorsOf(strange).map(({ code, column }) => [code, column])).toEqual([
    ['column.not_understood', 'F «Shoe size»'],
  ]);
});
