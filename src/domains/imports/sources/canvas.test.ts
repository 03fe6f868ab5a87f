import { describe, expect, test } from 'vitest';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { codesOf, describeScoreSource, errorsOf, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { placesOf } from '#test/fixtures/parsed-files.ts';
import { writeCanvas } from '../templates/canvas.ts';

describeScoreSource({
  source: 'canvas',
  fileName: '2024-11-11T1200_Grades-CS101.csv',
  course: 'CS101',
  write: writeCanvas,
  idOf: ({ id }) => String(id),
  nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  words: ['not_attempted', 'excused'],
  decimals: ['.', ','],
  keepsMaximum: true,
  firstScore: 5,
});

const head = 'Student,ID,SIS User ID,SIS Login ID,Section,Essay (1),Current Score\n';
const points = '    Points Possible,,,,,10,(read only)\n';
const parse = (rows: string) => parseAs(Buffer.from(head + points + rows), 'x.csv');

describe('a gradebook of Canvas', () => {
  test('says which columns and rows it leaves out', () => {
    const file = parseAs(writeCanvas(plainDescription), '2024-11-11T1200_Grades-CS101 (1).csv');
    expect(file.issues.map(({ severity, code, params }) => [severity, code, params])).toEqual([
      ['warning', 'course.from_file_name', { course: 'CS101', system: 'Canvas' }],
      ['info', 'columns.totals_skipped', { count: 2, names: '«Current Score», «Final Score»' }],
      ['info', 'columns.others_skipped', { count: 2, names: '«SIS User ID», «Section»' }],
      ['info', 'row.test_student_skipped', {}],
    ]);
  });

  test('a student whose name is Test Student is a student', () => {
    expect(scoreLines(parse('"Student, Test",5,77,tstudent,S,8,80\n'))).toEqual([
      '5 | Student Test | Essay | done | 8 | 10',
    ]);
  });

  test('a decimal comma among decimal points is an error, not another number', () => {
    const file = parse('A,1,,a,S,8.5,1\nB,2,,b,S,7.5,1\nC,3,,c,S,"18,5",1\n');
    expect(placesOf(errorsOf(file))).toEqual(['error | cell.other_decimal_mark | x | 5 | F «Essay (1)» | 18,5']);
  });

  test('what may be thousands in a file that shows no mark is an error', () => {
    const rows = 'Student;ID;SIS User ID;SIS Login ID;Section;Essay (1)\nA;1;;a;S;1.250\n';
    const file = parseAs(Buffer.from(rows), 'x.csv');
    expect(placesOf(errorsOf(file))).toEqual(['error | cell.ambiguous_number | x | 2 | F «Essay (1)» | 1.250']);
  });

  test('a score above the most points is stored and told; a blank one is no zero', () => {
    const file = parse('A,1,,a,S,185,1\nB,2,,b,S,,1\n');
    expect(scoreLines(file)).toEqual(['1 | A | Essay | done | 185 | 10']);
    expect(codesOf(file)).toContain('activity.scores_above_maximum');
  });

  test('a word that is no score is an error at its cell', () => {
    expect(placesOf(errorsOf(parse('A,1,,a,S,soon,1\nB,2,,b,S,8,1\n')))).toEqual([
      'error | cell.unreadable_score | x | 3 | F «Essay (1)» | soon',
    ]);
  });

  test('an assignment that was renamed is the same by its id', () => {
    const keys = (title: string) =>
      parseAs(Buffer.from(`${head.replace('Essay', title)}${points}A,1,,a,S,8,1\n`), 'x.csv').courses[0]?.activities[0]
        ?.key;
    expect([keys('Essay'), keys('Эссе')]).toEqual(['#1', '#1']);
  });
});
