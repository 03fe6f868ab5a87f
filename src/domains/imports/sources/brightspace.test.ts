import { expect, test } from 'vitest';
import { describeScoreSource, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { writeBrightspace } from '../templates/brightspace.ts';

describeScoreSource({
  source: 'brightspace',
  fileName: 'CS101_GradesExport_2024-11-11-12-00.csv',
  course: 'CS101',
  write: writeBrightspace,
  idOf: ({ login }) => login,
  nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  words: [],
  decimals: ['.', ','],
  keepsMaximum: true,
  firstScore: 5,
});

test('weights and categories stand in the headers', () => {
  const attributes = 'Numeric MaxPoints:10 Weight:12.5 Category:Labs & CategoryWeight CategoryWeight:40';
  const head = `Username,Lab Points Grade <${attributes}>,Quiz Points Grade <Numeric MaxPoints:5>,End-of-Line Indicator`;
  const [course] = parseAs(Buffer.from(`${head}\n#ivan,7,3,#\n`), 'x.csv').courses;
  expect(course?.activities.map(({ counts }) => counts)).toEqual([
    { weight: 12.5, category: 'Labs & CategoryWeight', categoryWeight: 40 },
    undefined,
  ]);
});

test('without the id of the organisation students are known by their user names; other forms are counted', () => {
  const head =
    'Username,Lab Points Grade <Numeric MaxPoints:10>,Lab Weighted Grade <Numeric MaxPoints:10>,End-of-Line Indicator';
  const file = parseAs(Buffer.from(`${head}\n#ivan,7,3.5,#\n`), 'x.csv');
  expect(scoreLines(file)).toEqual(['ivan | - | Lab | done | 7 | 10']);
  expect(file.issues.find(({ code }) => code === 'columns.others_skipped')?.params['count']).toBe(2);
});
