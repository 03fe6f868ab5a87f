import { describe, expect, test } from 'vitest';
import { faultsOf, readRows } from '#test/fixtures/hand-made-tables.ts';
import { codesOf, describeScoreSource, scoreLines } from '#test/fixtures/score-sources.ts';
import type { Cell } from '../formats/workbook.ts';
import { writeGenericWide } from '../templates/generic-wide.ts';

describeScoreSource({
  source: 'generic-wide',
  fileName: 'Алгоритмы.csv',
  course: 'Алгоритмы',
  write: writeGenericWide,
  idOf: ({ login }) => login,
  nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  words: ['not_attempted', 'attempted', 'excused'],
  decimals: ['.', ','],
  keepsMaximum: true,
  isTable: true,
  firstScore: 4,
});

describe('a table made by hand, a row for each student', () => {
  test('is read with its words, its totals left out, its columns told; students are known by name and group', () => {
    const file = readRows(
      ['Ведомость по алгоритмам'],
      [],
      ['№', 'ФИО', 'Группа', 'Лаб 1', 'Лаб 2 (макс. 10)', 'Тест', 'Зачёт', 'Итог'],
      [1, 'Иванов Семён', 'ИТ-1', '+', 7.5, '12/20', 'зачёт', 40],
      [2, 'Петрова Анна', 'ИТ-1', '-', 'н', null, 'незачёт', 20],
      [3, 'Иванов Семен', 'ИТ-2', 'На проверке', 10, '20/20', 'зач.', 50],
      [null, 'Среднее', null, null, 8, null, null, 36],
    );
    expect(file.source).toBe('generic-wide');
    expect(faultsOf(file)).toEqual([]);
    expect(scoreLines(file)).toEqual([
      'иванов семен · ит-1 | Иванов Семён | Зачёт | done | - | -',
      'иванов семен · ит-1 | Иванов Семён | Лаб 1 | done | - | -',
      'иванов семен · ит-1 | Иванов Семён | Лаб 2 | done | 7.5 | 10',
      'иванов семен · ит-1 | Иванов Семён | Тест | done | 12 | 20',
      'иванов семен · ит-2 | Иванов Семен | Зачёт | done | - | -',
      'иванов семен · ит-2 | Иванов Семен | Лаб 1 | attempted | - | -',
      'иванов семен · ит-2 | Иванов Семен | Лаб 2 | done | 10 | 10',
      'иванов семен · ит-2 | Иванов Семен | Тест | done | 20 | 20',
      'петрова анна · ит-1 | Петрова Анна | Зачёт | failed | - | -',
      'петрова анна · ит-1 | Петрова Анна | Лаб 1 | not_attempted | - | -',
      'петрова анна · ит-1 | Петрова Анна | Лаб 2 | not_attempted | - | 10',
    ]);
    expect(codesOf(file)).toEqual([
      'columns.others_skipped',
      'columns.read_as_works',
      'columns.totals_skipped',
      'course.of_table_from_file_name',
      'row.total_skipped',
      'table.known_by_name',
    ]);
  });

  test('with lessons is a register of attendance, whatever marks it has', () => {
    const file = readRows(
      ['Student ID', 'Name', '05.09', 'Занятие 2', 'Семинар'],
      ['a1', 'Ann', '+', 1, 'н'],
      ['a2', 'Bob', 'н', 0, 'у'],
    );
    expect(faultsOf(file)).toEqual([]);
    expect(scoreLines(file)).toEqual([
      'a1 | Ann | 05.09 | present | - | -',
      'a1 | Ann | Занятие 2 | present | - | -',
      'a1 | Ann | Семинар | absent | - | -',
      'a2 | Bob | 05.09 | absent | - | -',
      'a2 | Bob | Занятие 2 | absent | - | -',
      'a2 | Bob | Семинар | excused | - | -',
    ]);
    expect(new Set(file.courses[0]?.activities.map(({ kind }) => kind))).toEqual(new Set(['lesson']));
  });

  test('takes times and deadlines from the columns beside a work, and most points from their row or column', () => {
    const file = readRows(
      ['Логин', 'Эссе', 'Макс', 'Дата сдачи', 'Дедлайн', 'Лаб 1'],
      ['Максимум', null, null, null, null, 5],
      ['ann', 7, 10, '13/11/2024 10:00', '11/12/2024', 4],
    );
    expect(faultsOf(file)).toEqual([]);
    expect(file.courses[0]?.activities.map(({ name, maxPoints }) => [name, maxPoints])).toEqual([
      ['Эссе', 10],
      ['Лаб 1', 5],
    ]);
    expect(file.courses[0]?.cells.at(0)).toMatchObject({
      completedAt: '2024-11-13T07:00:00.000Z',
      dueAt: '2024-12-11T20:59:59.000Z',
    });
  });

  test.each<[what: string, expected: string[], ...rows: Cell[][]]>([
    [
      'dates that tell no order',
      ['dates.no_order 2 C «Дата сдачи»'],
      ['Логин', 'Лаб 1', 'Дата сдачи'],
      ['a', 5, '10/11/2024'],
    ],
    [
      'dates of two orders',
      ['dates.two_orders 3 C «Дата сдачи»', 'cell.unreadable_time 3 C «Дата сдачи»'],
      ['Логин', 'Лаб 1', 'Дата сдачи'],
      ['a', 5, '13/11/2024'],
      ['b', 5, '11/25/2024'],
    ],
    [
      'ones that may be marks or points',
      ['column.marks_or_scores 1 B «Циклы»'],
      ['Логин', 'Циклы'],
      ['a', 1],
      ['b', 0],
    ],
    ['points of no work', ['column.result_of_what 1 B «Оценка»'], ['Логин', 'Оценка', 'Лаб 1'], ['a', 5, 5]],
    ['a year of study', ['column.course_or_year 1 B «Курс»'], ['Логин', 'Курс', 'Лаб 1'], ['a', 2, 5]],
    ['a column without a header', ['column.no_header 1 C'], ['Логин', 'Лаб 1'], ['a', 5, 'x']],
    ['two people of one name', ['row.same_name 3 A «ФИО»'], ['ФИО', 'Лаб 1'], ['Ли Ан', 5], ['Ли Ан', 5]],
    ['a row that names no person', ['row.not_a_name 3 A «ФИО»'], ['ФИО', 'Лаб 1'], ['Ли Ан', 5], ['Группа 2', null]],
    [
      'a name without its group',
      ['row.no_group 2 B «Группа»'],
      ['ФИО', 'Группа', 'Лаб 1'],
      ['Ли Ан', null, 5],
      ['Ли Бо', 'Г', 5],
    ],
    ['a text among scores', ['cell.unreadable_score 3 B «Лаб 1»'], ['Логин', 'Лаб 1'], ['a', 5], ['b', 'потом']],
    [
      'a number of another mark',
      ['cell.other_decimal_mark 4 B «Лаб 1»'],
      ['Логин', 'Лаб 1'],
      ['a', '5.5'],
      ['b', '6.5'],
      ['c', '7,5'],
    ],
    [
      'one column twice',
      ['column.same_meaning 1 C «Group»'],
      ['Логин', 'Группа', 'Group', 'Лаб 1'],
      ['a', 'x', 'y', 5],
    ],
  ])('with %s is an error that names the place', (_, expected, ...rows) => {
    expect(faultsOf(readRows(...rows))).toEqual(expected);
  });

  test('is no table when a system wrote its headers, even without the column of students', () => {
    const file = readRows(['First Name', 'Last Name', 'HW', 'HW - Max Points'], ['Ann', 'Lee', 5, 10]);
    expect([file.source, ...faultsOf(file)]).toEqual([undefined, 'sheet.no_student_column']);
  });

  test('never takes the place of a known system', () => {
    const file = readRows(['Студент_ID', 'Курс', 'Занятие 1'], ['x', 'Право', 1]);
    expect(file.source).toBe('my-itmo-attendance');
    expect(readRows(['ФИО', 'Занятие 1'], ['Ли Ан', 1]).source).toBe('generic-wide');
  });
});
