import { describe, expect, test } from 'vitest';
import { sheet, workbook } from '#test/fixtures/workbook-values.ts';
import type { Cell } from '../formats/workbook.ts';
import { readSheets } from './index.ts';

const context = { timeZone: 'Europe/Moscow', fileName: 'ведомость.xlsx', maxIssues: 1_000 };
const noon: Cell = { kind: 'date', serial: 45545.5, hasTime: true };

function summary(...sheets: Cell[][][]): [string | undefined, ...string[]] {
  const file = readSheets(workbook(...sheets.map((rows, index) => sheet(rows, `Лист${index + 1}`))), context);
  return [file.source, ...file.issues.map(({ code, sheet: name }) => [code, name].join(' '))];
}

describe('readSheets', () => {
  test('each layout is known by its cells, not by its headers alone', () => {
    expect(
      summary([
        ['Студент', 'Курс', 'А', 'Б'],
        ['x', 'Право', 1, 0],
      ]),
    ).toEqual(['my-itmo-attendance']);
    expect(
      summary([
        ['Студент', 'Курс', 'А', 'Время выполнения'],
        ['x', 'Право', 'Выполнено', noon],
      ]),
    ).toEqual(['my-itmo-progress']);
    expect(
      summary([
        ['Student', 'Course', 'A', 'Deadline'],
        ['x', 'Law', 'Completed', noon],
        ['y', 'Law', 'Completed', noon],
      ]),
    ).toEqual(['my-itmo-progress', 'activity.done_without_time Лист1']);
  });

  test.each<[string, Cell[][]]>([
    [
      'of attendance',
      [
        ['Курс', 'Занятие 1'],
        ['Право', 1],
      ],
    ],
    [
      'of progress',
      [
        ['Курс', 'Тест', 'Время выполнения'],
        ['Право', 'Выполнено', noon],
      ],
    ],
    [
      'of anything',
      [
        ['Город', 'Население'],
        ['Псков', 'много'],
      ],
    ],
  ])('a sheet %s without the student column is refused for that', (_, rows) => {
    expect(summary(rows)).toContain('sheet.no_student_column Лист1');
  });

  test('a table of students with points of no work is asked what they are about', () => {
    expect(
      summary([
        ['Студент', 'Курс', 'Балл'],
        ['a', 'Право', 87],
        ['b', 'Право', 65],
      ]),
    ).toEqual(['generic-wide', 'column.result_of_what Лист1']);
  });

  test('a workbook without any content has no sheets', () => {
    expect(summary([], [])).toEqual([undefined, 'file.no_sheets ']);
  });
});
