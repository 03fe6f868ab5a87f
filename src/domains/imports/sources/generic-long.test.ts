import { describe, expect, test } from 'vitest';
import { cellsOf } from '#test/fixtures/parsed-files.ts';
import { faultsOf, readRows } from '#test/fixtures/hand-made-tables.ts';
import { codesOf, describeScoreSource, scoreLines } from '#test/fixtures/score-sources.ts';
import type { Cell } from '../formats/workbook.ts';
import { writeGenericLong } from '../templates/generic-long.ts';

describeScoreSource({
  source: 'generic-long',
  fileName: 'Алгоритмы.csv',
  course: 'Алгоритмы',
  write: writeGenericLong,
  idOf: ({ login }) => login,
  nameOf: ({ lastName, firstName }) => `${lastName} ${firstName}`,
  words: ['not_attempted', 'attempted', 'excused'],
  decimals: ['.', ','],
  keepsMaximum: true,
  isTable: true,
  repeated: 'column.same_meaning',
  firstScore: 4,
});

describe('a table made by hand, a row for each result', () => {
  test('is read with courses, works and lessons, scores beside statuses, times and deadlines', () => {
    const file = readRows(
      [
        'E-mail',
        'Дисциплина',
        'Работа',
        'Статус',
        'Баллы',
        'Максимум',
        'Посещаемость',
        'Дата сдачи',
        'Дедлайн',
        'Тема',
      ],
      ['a@x', 'Право', 'Эссе', 'Выполнено', 7, 10, null, '10.11.2024 12:00', '11.11.2024', 'Введение'],
      ['b@x', 'Право', 'Эссе', 'Не выполнено', 0, 10, null, null, '11.11.2024', null],
      ['a@x', 'Право', 'Семинар', null, null, null, '+', null, null, null],
      ['b@x', 'Логика', 'Тест', 'незачёт', 2, 5, null, null, null, null],
    );
    expect(file.source).toBe('generic-long');
    expect(faultsOf(file)).toEqual([]);
    expect(scoreLines(file)).toEqual([
      'a@x | - | Семинар | present | - | -',
      'a@x | - | Эссе | done | 7 | 10',
      'b@x | - | Тест | failed | 2 | 5',
      'b@x | - | Эссе | not_attempted | - | 10',
    ]);
    expect(file.courses.map(({ name, activities }) => [name, activities.map(({ kind }) => kind)])).toEqual([
      ['Право', ['assignment', 'lesson']],
      ['Логика', ['test']],
    ]);
    expect(cellsOf(file)).toContain('a@x | эссе | done | 2024-11-10T09:00:00.000Z | 2024-11-11T20:59:59.000Z');
    expect(codesOf(file)).toEqual(['columns.others_skipped']);
  });

  test.each<[what: string, expected: string[], ...rows: Cell[][]]>([
    [
      'two results of one work',
      ['cell.contradictory 3 C «Баллы: Лаб»'],
      ['Логин', 'Работа', 'Баллы'],
      ['a', 'Лаб', 5],
      ['a', 'Лаб', 4],
    ],
    [
      'a score that its status denies',
      ['cell.status_and_score 2 C «Статус: Лаб»'],
      ['Логин', 'Работа', 'Статус', 'Балл'],
      ['a', 'Лаб', 'не сдано', 4],
    ],
    [
      'two most points',
      ['column.maximum_differs 1 C «Балл: Лаб»'],
      ['Логин', 'Работа', 'Балл', 'Макс'],
      ['a', 'Лаб', 4, 5],
      ['b', 'Лаб', 4, 6],
    ],
    [
      'a row that names no work',
      ['row.no_activity 3 B «Работа»'],
      ['Логин', 'Работа', 'Балл'],
      ['a', 'Лаб', 4],
      ['b', null, 5],
    ],
    [
      'an unknown status',
      ['cell.unknown_status 2 C «Статус: Лаб»'],
      ['Логин', 'Работа', 'Статус'],
      ['a', 'Лаб', 'когда-нибудь'],
    ],
    [
      'percentages among points',
      ['column.mixed_forms 1 C «Балл: Лаб»'],
      ['Логин', 'Работа', 'Балл'],
      ['a', 'Лаб', '40%'],
      ['b', 'Лаб', 4],
    ],
    [
      'attendance of a work',
      ['activity.attendance_and_results 1 C «Балл: Лаб»'],
      ['Логин', 'Работа', 'Балл', 'Явка'],
      ['a', 'Лаб', 4, '+'],
    ],
    [
      'two columns of works',
      ['column.same_meaning 1 C «Элемент»'],
      ['Логин', 'Работа', 'Элемент', 'Балл'],
      ['a', 'Лаб', 'x', 4],
    ],
  ])('with %s is an error that names the place', (_, expected, ...rows) => {
    expect(faultsOf(readRows(...rows))).toEqual(expected);
  });
});
