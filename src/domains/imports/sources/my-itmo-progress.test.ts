import { describe, expect, test } from 'vitest';
import { cellsOf, placesOf } from '#test/fixtures/parsed-files.ts';
import { progressTable as table, readProgress as read } from '#test/fixtures/progress-tables.ts';
import { workbook as workbookOf, sheet } from '#test/fixtures/workbook-values.ts';
import type { Cell } from '../formats/workbook.ts';
import { myItmoProgress } from './my-itmo-progress.ts';

const done = 'Выполнено';
const not = 'Не выполнено';
const noon: Cell = { kind: 'date', serial: 45545.5, hasTime: true };
const noonInMoscow = '2024-09-10T09:00:00.000Z';

describe('my-itmo-progress, cells', () => {
  test('blank, not attempted, attempted, done, failed and excused are six things', () => {
    const file = read(
      table(
        ['Тест', 'Время выполнения'],
        ['blank', null, null],
        ['not', not, null],
        ['attempted', not, noon],
        ['done', 'выполнено ', noon],
        ['passed', 'Completed (achieved pass grade)', noon],
        ['failed', 'Выполнено (оценка ниже проходного балла)', noon],
        ['excused', 'Освобожден', null],
      ),
    );
    expect(file.issues).toEqual([]);
    expect(cellsOf(file)).toEqual([
      'not | тест | not_attempted',
      `attempted | тест | attempted | ${noonInMoscow}`,
      `done | тест | done | ${noonInMoscow}`,
      `passed | тест | done | ${noonInMoscow}`,
      `failed | тест | failed | ${noonInMoscow}`,
      'excused | тест | excused',
    ]);
  });

  test.each<[string, Cell, string | undefined]>([
    ['a date and time', noon, noonInMoscow],
    ['a number that lost its format', 45545.5, noonInMoscow],
    ['text', '10.09.2024 12:00', noonInMoscow],
    ['text in ISO form', '2024-09-10 12:00:00', noonInMoscow],
    ['a date alone, of a deadline', { kind: 'date', serial: 45545, hasTime: false }, '2024-09-10T20:59:59.000Z'],
    ['no deadline', null, undefined],
  ])('a deadline that is %s', (_, deadline, expected) => {
    const file = read(table(['Тест', 'Дедлайн'], ['id_1', not, deadline]));
    expect(file.courses.flatMap(({ cells }) => [...cells].map(({ dueAt }) => dueAt))).toEqual([expected]);
    expect(file.issues).toEqual([]);
  });

  test.each<[string, Cell[], string]>([
    ['an unknown status', ['Почти', null, null], 'error | cell.unknown_status | Лист1 | 2 | C «Тест» | Почти'],
    [
      'a failed formula',
      [{ kind: 'fault', fault: '#N/A' }, null, null],
      'error | cell.formula_error | Лист1 | 2 | C «Тест» | #N/A',
    ],
    [
      'a formula that was not computed',
      [done, { kind: 'uncomputed' }, null],
      'error | cell.formula_not_computed | Лист1 | 2 | D «Время выполнения» | =',
    ],
    [
      'text that is no time',
      [done, 'вчера', null],
      'error | cell.unreadable_time | Лист1 | 2 | D «Время выполнения» | вчера',
    ],
    [
      'a number that is no time',
      [done, 5, null],
      'error | cell.unreadable_time | Лист1 | 2 | D «Время выполнения» | 5',
    ],
    [
      'a time long ago',
      [done, '01.02.1924', null],
      'error | cell.implausible_time | Лист1 | 2 | D «Время выполнения» | 01.02.1924',
    ],
    [
      'a time without a status',
      [null, noon, null],
      'warning | cell.time_without_status | Лист1 | 2 | D «Время выполнения» | 2024-09-10 12:00:00',
    ],
    ['done without a time', [done, null, null], 'warning | activity.done_without_time | Лист1 | 1 | C «Тест»'],
    [
      'a deadline without a status',
      [null, null, noon],
      'warning | activity.deadline_without_status | Лист1 | 1 | C «Тест»',
    ],
    [
      'a date of unclear order',
      [done, noon, '10/11/2024'],
      'warning | column.ambiguous_dates | Лист1 | E «Дедлайн» | 10/11/2024',
    ],
  ])('%s is reported with its place', (_, cells, issue) => {
    const file = read(table(['Тест', 'Время выполнения', 'Дедлайн'], ['id_1', ...cells], ['id_2', done, noon, null]));
    expect(placesOf(file.issues)).toEqual([issue]);
  });

  test('an order of dates that one cell shows holds for its column', () => {
    const dates = (first: string, second: string): (string | undefined)[] =>
      read(table(['Тест', 'Дедлайн'], ['a', not, first], ['b', not, second])).courses.flatMap(({ cells }) =>
        [...cells].map(({ dueAt }) => dueAt?.slice(0, 10)),
      );
    expect(dates('10/11/2024', '25/11/2024')).toEqual(['2024-11-10', '2024-11-25']);
    expect(dates('10/11/2024', '11/25/2024')).toEqual(['2024-10-11', '2024-11-25']);
    const mixed = read(table(['Тест', 'Дедлайн'], ['a', not, '25/11/2024'], ['b', not, '11/25/2024']));
    expect(mixed.issues.map(({ code }) => code)).toContain('column.mixed_dates');
  });

  test('all problems of a file are found at once', () => {
    const file = read(
      table(['Тест', 'Время выполнения'], ['a', 'Почти', 'вчера'], [null, done, noon], ['c', 'Нет', noon]),
    );
    expect(file.issues.map(({ code }) => code)).toEqual([
      'row.no_student',
      'cell.unreadable_time',
      'cell.unknown_status',
      'cell.unknown_status',
    ]);
  });
});

describe('my-itmo-progress, rows', () => {
  const header: Cell[] = ['Тест', 'Время выполнения'];

  test('a row without student or course, and an id that is none, are errors', () => {
    const file = read([
      ['Студент_ID', 'Курс', ...header],
      [null, 'Право', not, null],
      ['id_2', null, not, null],
      [1.5, 'Право', not, null],
      ['id_4', 'Право', not, null],
    ]);
    expect(placesOf(file.issues)).toEqual([
      'error | row.no_student | Лист1 | 2 | A «Студент_ID»',
      'error | row.no_course | Лист1 | 3 | B «Курс»',
      'error | row.unreadable_student | Лист1 | 4 | A «Студент_ID» | 1.5',
    ]);
  });

  test('a name or an id that is too long is an error where it stands', () => {
    const long = 'я'.repeat(301);
    const file = read(table([long, 'Время выполнения'], [long, not, null], ['я'.repeat(300), not, null]));
    expect(file.issues).toEqual([
      {
        severity: 'error',
        code: 'cell.too_long',
        sheet: 'Лист1',
        row: 2,
        column: 'A «Студент_ID»',
        value: 'я'.repeat(200),
        params: { max: 300 },
      },
      expect.objectContaining({ code: 'cell.too_long', row: 1, column: `C «${'я'.repeat(197)}` }),
    ]);
  });

  test('a row of totals is skipped with a warning, wherever its label stands', () => {
    const file = read([
      ['Студент_ID', 'Курс', ...header],
      ['id_1', 'Право', not, null],
      ['Итого:', null, 5, null],
      [null, 'Total', 5, null],
    ]);
    expect(placesOf(file.issues)).toEqual([
      'warning | row.total_skipped | Лист1 | 3 | Итого:',
      'warning | row.total_skipped | Лист1 | 4 | Total',
    ]);
    expect(file.courses.flatMap(({ students }) => students)).toHaveLength(1);
  });

  test('a student twice with the same data is a warning, with other data an error that names both rows', () => {
    const same = read(table(header, ['a', done, noon], ['a', done, noon]));
    expect(placesOf(same.issues)).toEqual(['warning | row.repeated_student | Лист1 | 3 | a']);
    expect(cellsOf(same)).toEqual([`a | тест | done | ${noonInMoscow}`]);
    const other = read(table(header, ['a', done, noon], ['a', not, null]));
    expect(placesOf(other.issues)).toEqual([`error | cell.contradictory | Лист1 | 3 | C «Тест» | ${not}`]);
    expect(other.issues.at(0)?.params).toEqual({ student: 'a', firstSheet: 'Лист1', firstRow: 2 });
  });

  test('a student twice under two names is an error', () => {
    const rows = [
      ['Студент_ID', 'ФИО', 'Курс', ...header],
      ['a', 'Анна', 'Право', not, null],
      ['a', 'Инна', 'Право', not, null],
    ];
    expect(placesOf(read(rows).issues)).toEqual(['error | row.contradictory_student | Лист1 | 3 | a']);
  });

  test('several courses in one file each get the activities that are theirs', () => {
    const file = read([
      ['Студент_ID', 'Курс', 'Тест', 'Время выполнения', 'Тест', 'Время выполнения'],
      ['a', 'Право', done, noon, null, null],
      ['a', 'Логика', null, null, not, null],
      ['b', 'логика ', null, null, done, noon],
    ]);
    expect(file.issues).toEqual([]);
    expect(file.courses.map(({ externalId, name, students }) => [externalId, name, students.length])).toEqual([
      ['право', 'Право', 1],
      ['логика', 'Логика', 2],
    ]);
    expect(cellsOf(file)).toEqual([
      `a | тест | done | ${noonInMoscow}`,
      'a | тест | not_attempted',
      `b | тест | done | ${noonInMoscow}`,
    ]);
  });

  test('sheets of the same course are joined', () => {
    const file = read(
      table(['Тест 1'], ['a', not]),
      table(['Тест 2', 'Время выполнения'], ['a', done, noon], ['b', not, null]),
    );
    expect(file.issues).toEqual([]);
    expect(cellsOf(file)).toEqual([
      'a | тест 1 | not_attempted',
      `a | тест 2 | done | ${noonInMoscow}`,
      'b | тест 2 | not_attempted',
    ]);
  });

  test.each<[string, Cell[][], string]>([
    [
      'without the student column',
      [
        ['Курс', 'Тест'],
        ['Право', done],
      ],
      'error | sheet.no_student_column | Лист1 | 1',
    ],
    [
      'without the course column',
      [
        ['Студент_ID', 'Тест'],
        ['a', done],
      ],
      'error | sheet.no_course_column | Лист1 | 1',
    ],
    ['without students', [['Студент_ID', 'Курс', 'Тест']], 'error | sheet.no_rows | Лист1'],
    [
      'without activities',
      [
        ['Студент_ID', 'Курс'],
        ['a', 'Право'],
      ],
      'error | sheet.no_activities | Лист1',
    ],
  ])('a sheet %s is refused', (_, rows, issue) => {
    expect(placesOf(read(rows).issues)).toContain(issue);
  });

  test('a hidden sheet is not read, and that is said', () => {
    const hidden = { ...sheet([['Черновик']], 'Скрытый'), hidden: true };
    const file = myItmoProgress.read(workbookOf(sheet(table(['Тест'], ['a', not])), hidden), {
      timeZone: 'UTC',
      fileName: 'ведомость.xlsx',
      maxIssues: 10,
    });
    expect(placesOf(file.issues)).toEqual(['warning | sheet.hidden_skipped | Скрытый']);
  });
});
