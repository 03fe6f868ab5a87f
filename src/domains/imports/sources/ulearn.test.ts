import { expect, test } from 'vitest';
import { sheet, workbook } from '#test/fixtures/workbook-values.ts';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { describeScoreSource, errorsOf, parseAs } from '#test/fixtures/score-sources.ts';
import { writeUlearn } from '../templates/ulearn.ts';
import { readSheets } from './index.ts';

describeScoreSource({
  source: 'ulearn',
  fileName: 'basicprogramming.xlsx',
  course: 'basicprogramming',
  write: writeUlearn,
  idOf: ({ email }) => email,
  nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  nameOfActivity: ({ name }) => `Упр: ${name}`,
  expected: (score) => (score === 0 ? 'not_attempted' : score),
  words: ['not_attempted'],
  keepsMaximum: true,
  isOrdered: true,
  headerRow: 1,
  firstScore: 5,
});

test('sums are counted among what is left out, zeros are told', () => {
  const { activities, students } = plainDescription;
  const idle = students.map((student) => ({ ...student, scores: [0, 'not_attempted' as const] }));
  const { issues } = parseAs(writeUlearn({ activities, students: idle }), 'x.xlsx');
  expect(issues.slice(1).map(({ code, params }) => [code, params['count']])).toEqual([
    ['columns.totals_skipped', 2],
    ['columns.others_skipped', 1],
    ['row.similar_student', undefined],
    ['scores.zero_not_attempted', 6],
  ]);
});

const header = ['Фамилия Имя', 'Эл. почта', 'Группа', 'Упр', 'Упр: А', 'Доп'];
const rows = [
  [null, null, null, 'Модуль 1'],
  header,
  ['Максимум:', null, null, 9, 5, 4],
  ['Ли И', 'i@x', 'Г', 9, 5, 4],
];
const context = { fileName: 'x.xlsx', timeZone: 'Europe/Moscow', maxIssues: 100 };

test('points added by the teacher are those of their unit; the sheet of full points is left out and named', () => {
  const file = readSheets(workbook(sheet(rows, 'Курс'), sheet(rows, 'Только полные баллы')), context);
  expect(file.courses.flatMap(({ activities }) => activities.map(({ name, maxPoints }) => [name, maxPoints]))).toEqual([
    ['Упр: А', 5],
    ['Модуль 1: Доп', 4],
  ]);
  expect(file.issues.filter(({ code }) => code === 'sheet.other_layout').map((issue) => issue.sheet)).toEqual([
    'Только полные баллы',
  ]);
});

test('a sheet without e-mail addresses is refused: names do not tell students apart', () => {
  const nameless = rows.map((row) => row.filter((_, column) => column !== 1));
  expect(errorsOf(readSheets(workbook(sheet(nameless)), context)).map(({ code }) => code)).toContain(
    'sheet.no_identity_column',
  );
});
