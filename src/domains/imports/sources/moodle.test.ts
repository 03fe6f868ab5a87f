import { describe, expect, test } from 'vitest';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { codesOf, describeScoreSource, errorsOf, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { moodleModule, writeMoodle } from '../templates/moodle.ts';

const files = {
  en: 'CS101 Grades-20241111_1200.csv',
  ru: 'CS101 Оценки-20241111_1200.csv',
  de: 'CS101 Bewertungen-20241111_1200.csv',
};

for (const language of ['en', 'ru', 'de'] as const) {
  describeScoreSource({
    source: 'moodle',
    fileName: files[language],
    course: 'CS101',
    write: (description) => writeMoodle(description, language),
    idOf: ({ email }) => email,
    nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
    nameOfActivity: ({ name }) => moodleModule(language) + name,
    words: ['not_attempted'],
    decimals: ['.', ','],
    keepsMaximum: false,
    firstScore: 6,
  });
}

const parse = (text: string) => parseAs(Buffer.from(text), 'x.csv');
const head = 'First name,Last name,Email address';

describe('an export of Moodle', () => {
  test('counts totals and second forms among the columns left out', () => {
    const { issues } = parseAs(writeMoodle(plainDescription, 'ru'), files.ru);
    expect(issues.filter(({ code }) => code === 'columns.totals_skipped').map(({ params }) => params)).toEqual([
      { count: 2, names: '«Итого в категории «Домашние задания» (Значение)», «Итоговая оценка за курс (Значение)»' },
    ]);
    // Three about the student, two forms of each of two assignments, the time of the export.
    expect(issues.find(({ code }) => code === 'columns.others_skipped')?.params['count']).toBe(3 + 4 + 1);
  });

  test('percentages alone are scores of a hundred; letters alone are done without a score', () => {
    const file = parse(`${head},Quiz: A (Percentage),Quiz: B (Letter)\nИван,Ли,i@x.edu,85.50 %,A-\n`);
    expect(scoreLines(file)).toEqual([
      'i@x.edu | Ли Иван | Quiz: A | done | 85.5 | 100',
      'i@x.edu | Ли Иван | Quiz: B | done | - | -',
    ]);
    expect(codesOf(file)).toContain('activity.letters');
  });

  test('a test of the name «Итоговый тест» is no total', () => {
    const file = parse('Имя,Фамилия,Адрес электронной почты,Итоговый тест\nИван,Ли,i@x.edu,8\n');
    expect(scoreLines(file)).toEqual(['i@x.edu | Ли Иван | Итоговый тест | done | 8 | -']);
  });

  test('a file without e-mail addresses and numbers is not read by names', () => {
    expect(errorsOf(parse('Имя,Фамилия,Тест:А (Значение)\nИван,Ли,8\n')).length).toBeGreaterThan(0);
  });

  test('a column of telephone numbers in a list of people is no column of scores', () => {
    expect(errorsOf(parse(`${head},Phone\na,b,a@x,89161234567\n`)).map(({ code, column }) => [code, column])).toEqual([
      ['column.not_understood', 'D «Phone»'],
    ]);
    expect(errorsOf(parse(`${head},Quiz\na,b,a@x,8\nc,d,c@x,335512\n`)).map(({ code, row }) => [code, row])).toEqual([
      ['cell.implausible_score', 3],
    ]);
  });

  test('percentages among points are an error', () => {
    expect(
      errorsOf(parse(`${head},Quiz: A\na,b,a@x,8\nc,d,c@x,80 %\n`)).map(({ code, value }) => [code, value]),
    ).toEqual([['column.mixed_forms', '80 %']]);
  });
});
