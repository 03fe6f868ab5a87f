import { describe, expect, test } from 'vitest';
import { sheet, workbook } from '#test/fixtures/workbook-values.ts';
import type { Cell } from '../formats/workbook.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { myItmoAttendance } from './my-itmo-attendance.ts';

function read(header: Cell[], ...rows: Cell[][]): ParsedFile {
  const table = [
    ['Студент', 'Курс', ...header],
    ...rows.map(([student = null, ...marks]) => [student, 'Право', ...marks]),
  ];
  return myItmoAttendance.read(workbook(sheet(table)), {
    timeZone: 'Europe/Moscow',
    fileName: 'ведомость.xlsx',
    maxIssues: 1_000,
  });
}

function codesOf(file: ParsedFile): string[] {
  return file.issues.map(({ code, row, column, value }) =>
    [code, row, column, value].filter((part) => part !== undefined).join(' | '),
  );
}

describe('my-itmo-attendance', () => {
  test('1 is present, 0 is absent, blank is unknown, in whatever type they are written', () => {
    const file = read(['Занятие 1', 'Занятие 2'], ['a', 1, 0], ['b', '1', null], ['c', true, '0'], ['d', '+', 'у']);
    expect(file.issues).toEqual([]);
    expect(file.courses.flatMap(({ cells }) => [...cells])).toEqual([
      { student: 0, activity: 0, status: 'present' },
      { student: 0, activity: 1, status: 'absent' },
      { student: 1, activity: 0, status: 'present' },
      { student: 2, activity: 0, status: 'present' },
      { student: 2, activity: 1, status: 'absent' },
      { student: 3, activity: 0, status: 'present' },
      { student: 3, activity: 1, status: 'excused' },
    ]);
  });

  test('lessons have keys of their own, also when they repeat, and one without marks stays', () => {
    const file = read(['Занятие 1', 'Занятие 1', 'Занятие 3'], ['a', 1, 0, null]);
    expect(file.issues).toEqual([]);
    expect(file.courses.flatMap(({ activities }) => activities)).toEqual([
      { key: 'lesson:занятие 1', name: 'Занятие 1', kind: 'lesson', position: 1 },
      { key: 'lesson:занятие 1#2', name: 'Занятие 1', kind: 'lesson', position: 2 },
      { key: 'lesson:занятие 3', name: 'Занятие 3', kind: 'lesson', position: 3 },
    ]);
  });

  test.each<[string, Cell[], Cell[], string]>([
    ['an unknown mark', ['Занятие 1'], [2], 'cell.unknown_mark | 2 | C «Занятие 1» | 2'],
    [
      'a failed formula',
      ['Занятие 1'],
      [{ kind: 'fault', fault: '#REF!' }],
      'cell.formula_error | 2 | C «Занятие 1» | #REF!',
    ],
    ['a column without a header', ['Занятие 1', null], [1, 1], 'column.no_header | 1 | D'],
    ['a column of other values', ['Занятие 1', 'Тема'], [1, 'x'], 'column.not_understood | 1 | D «Тема» | x'],
    ['a column of totals', ['Занятие 1', 'Всего'], [1, 1], 'column.total_skipped | 1 | D «Всего»'],
  ])('%s is reported with its place', (_, header, cells, issue) => {
    // The second row keeps a column of lessons recognisable; the others hold nothing in it.
    expect(codesOf(read(header, ['a', ...cells], ['b', 1]))).toEqual([issue]);
  });
});
