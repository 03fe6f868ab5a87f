import { describe, expect, test } from 'vitest';
import { placesOf } from '#test/fixtures/parsed-files.ts';
import { defaultReadingLimits } from '../../formats/limits.ts';
import { readWorkbook } from '../../formats/read-workbook.ts';
import type { Workbook } from '../../formats/workbook.ts';
import type { ColumnMeaning, TableMapping } from '../../mapping/contract.ts';
import type { ParsedFile } from '../../parsed-gradebook.ts';
import { writeCanvas } from '../../templates/canvas.ts';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { writeDelimited } from '../../templates/write-delimited.ts';
import { readAsChosen, type KnownProfile } from '../reading-choice.ts';
import { fingerprintOf } from './fingerprint.ts';

function profileOf(columns: readonly (readonly [header: string, meaning: ColumnMeaning])[], id = 'one'): KnownProfile {
  const mapping: TableMapping = {
    headerRow: null,
    columns: columns.map(([header, meaning]) => ({ header, occurrence: 1, meaning })),
    words: [{ text: 'сделал', meaning: 'done' }],
    decimalMark: 'auto',
    dateOrder: 'auto',
  };
  return { id, version: 3, name: id, fingerprint: fingerprintOf(columns.map(([header]) => header)), mapping };
}

const weekly = profileOf([
  ['Кто', 'student'],
  ['Прозвище', 'name'],
  ['Циклы', 'score'],
  ['Рекурсия', 'score'],
  ['Явился', 'attendance'],
  ['Заметка', 'ignore'],
]);

const bookOf = (rows: readonly (readonly string[])[]): Workbook =>
  readWorkbook(Buffer.from(writeDelimited(rows, { delimiter: ';' })), 'Отчёт.csv', defaultReadingLimits);

function read(workbook: Workbook, profiles: readonly KnownProfile[] = [weekly]): ParsedFile {
  const context = { fileName: 'Отчёт.csv', timeZone: 'Europe/Moscow', maxIssues: 100, course: 'Алгоритмы' };
  return readAsChosen(workbook, context, { profiles: [...profiles] });
}

const readRows = (...rows: readonly (readonly string[])[]): ParsedFile => read(bookOf(rows));
const told = (file: ParsedFile, start: string) =>
  file.issues.flatMap(({ code, severity, params }) =>
    code.startsWith(start) ? [[severity, code, params['count'], params['names']]] : [],
  );

const header = ['Кто', 'Прозвище', 'Циклы', 'Рекурсия', 'Явился', 'Заметка'];
const row = ['a1', 'Ким', '5', 'сделал', '1', 'x'];

describe('a table with other columns than its profile', () => {
  test('and one more is read by the profile, the new column as what it seems to be, with a warning', () => {
    const file = readRows([...header, 'Графы'], [...row, '7,5']);
    expect(file.profile).toEqual({ id: 'one', version: 3 });
    expect(told(file, 'columns.new')).toEqual([['warning', 'columns.new_works', 1, '«Графы»']]);
    expect(file.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [course] = file.courses;
    expect(course?.students).toMatchObject([{ externalId: 'a1', name: 'Ким' }]);
    expect(course?.activities.map(({ name, kind }) => [name, kind])).toContainEqual(['Графы', 'other']);
    expect([...(course?.cells ?? [])].map(({ status, score }) => [status, score])).toContainEqual(['done', 7.5]);
  });

  test('of several kinds is told of each: lessons, times, totals; a column without data is none', () => {
    const more = ['Графы', 'Сдано', 'Занятие 2', 'Итог', 'Неделя 9'];
    const file = readRows([...header, ...more], [...row, '7', '01.10.2024', '1', '12', '']);
    expect(told(file, 'columns.new')).toEqual([
      ['warning', 'columns.new_works', 1, '«Графы»'],
      ['warning', 'columns.new_lessons', 1, '«Занятие 2»'],
      ['warning', 'columns.new_beside', 1, '«Сдано»'],
      ['warning', 'columns.new_skipped', 1, '«Итог»'],
    ]);
  });

  test('that would make other students of the same people leaves them as they were', () => {
    const file = readRows([...header, 'Логин', 'Группа'], [...row, 'kim', 'М1']);
    expect(told(file, 'columns.new')).toEqual([['warning', 'columns.new_skipped', 2, '«Логин», «Группа»']]);
    expect(file.courses[0]?.students).toEqual([{ externalId: 'a1', name: 'Ким' }]);
  });

  test('of which nobody can tell what it is has to be assigned', () => {
    const file = readRows([...header, 'Графы'], [...row, 'когда-нибудь']);
    expect(placesOf(file.issues)).toContainEqual(expect.stringContaining('error | column.not_understood'));
    expect(file.profile).toEqual({ id: 'one', version: 3 });
  });

  test('and fewer is read, and says which are gone', () => {
    const without = (cells: readonly string[]) => cells.filter((_, column) => column !== 2 && column !== 5);
    const file = readRows(without(header), without(row));
    expect(told(file, 'columns.gone')).toEqual([['warning', 'columns.gone', 2, '«Циклы», «Заметка»']]);
    expect(file.courses[0]?.cells.length).toBe(2);
  });

  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['the number of the student', ['Прозвище', ...header.slice(2)], row.slice(1)],
    ['nearly all results', ['Кто', 'Прозвище', 'Заметка', 'Графы'], ['a1', 'Ким', 'x', '5']],
    ['everything', ['Логин', 'Лаб 1', 'Лаб 2'], ['a1', '5', '4']],
    ['all but who it is about', ['Кто', 'Прозвище', 'Лаб 1', 'Лаб 2'], ['a1', 'Ким', '5', '4']],
  ])('that lacks %s is another', (_, headers, cells) => {
    const file = readRows(headers, cells);
    expect(file.profile).toBeUndefined();
    expect(told(file, 'columns.new')).toEqual([]);
    expect(told(file, 'columns.gone')).toEqual([]);
  });

  test('is read by the profile that is likest; by none when two are as like', () => {
    const nearer = profileOf(
      [...weekly.mapping.columns.map(({ header: name, meaning }) => [name, meaning] as const), ['Графы', 'score']],
      'nearer',
    );
    const grown = bookOf([
      [...header, 'Графы', 'Деревья'],
      [...row, '7', '8'],
    ]);
    expect(read(grown, [weekly, nearer]).profile?.id).toBe('nearer');
    expect(read(grown, [nearer, weekly]).profile?.id).toBe('nearer');
    expect(read(grown, [weekly, { ...weekly, id: 'two' }]).profile).toBeUndefined();
  });

  test('is left to the system that wrote it', () => {
    const canvas = readWorkbook(Buffer.from(writeCanvas(plainDescription)), 'a.csv', defaultReadingLimits);
    const headers = canvas.sheets.at(0)?.rows.at(0)?.map(String) ?? [];
    const columns = headers.slice(0, -1).map((name) => [name, name === 'ID' ? 'student' : 'score'] as const);
    expect(read(canvas, [profileOf(columns)]).source).toBe('canvas');
  });
});
