import { describe, expect, test } from 'vitest';
import { cellsOf, placesOf } from '#test/fixtures/parsed-files.ts';
import { progressTable as table, readProgress as read } from '#test/fixtures/progress-tables.ts';
import type { Cell } from '../formats/workbook.ts';

const done = 'Выполнено';
const not = 'Не выполнено';
const noon: Cell = { kind: 'date', serial: 45545.5, hasTime: true };
const noonInMoscow = '2024-09-10T09:00:00.000Z';

describe('my-itmo-progress, columns', () => {
  test('a column of times belongs to the activity before it, and an activity without a deadline borrows none', () => {
    const file = read(
      table(
        ['Лекция 1', 'Время выполнения', 'Тест 1', 'Время выполнения', 'Дедлайн', 'Лекция 2', 'Время выполнеиня'],
        ['id_1', done, noon, not, null, noon, done, noon],
      ),
    );
    expect(file.issues).toEqual([]);
    expect(cellsOf(file)).toEqual([
      `id_1 | лекция 1 | done | ${noonInMoscow}`,
      `id_1 | тест 1 | not_attempted | ${noonInMoscow}`,
      `id_1 | лекция 2 | done | ${noonInMoscow}`,
    ]);
  });

  test('a header above the table, a column of names and other columns about the student are understood', () => {
    const file = read([
      ['Отчёт о выполнении'],
      [],
      ['Группа', 'Студент', 'Студент_ID', 'Эл. почта', 'Курс', 'E-mail', 'Тест', 'Время выполнения'],
      ['К3140', 'Анна', 17, null, 'Право', 'a@example.org', done, noon],
    ]);
    expect(file.courses.map(({ students }) => students)).toEqual([
      [{ externalId: '17', name: 'Анна', email: 'a@example.org', group: 'К3140' }],
    ]);
    expect(placesOf(file.issues)).toEqual(['warning | activity.no_results | Лист1 | 3 | D «Эл. почта»']);
  });

  test('repeated names are told apart by their number, and keep their name', () => {
    const file = read(
      table(['Тест', 'Время выполнения', ' ТЕСТ', 'Время выполнения'], ['id_1', done, noon, not, null]),
    );
    expect(file.courses.flatMap(({ activities }) => activities)).toEqual([
      { key: 'тест', name: 'Тест', kind: 'test', position: 1 },
      { key: 'тест#2', name: 'ТЕСТ', kind: 'test', position: 2 },
    ]);
  });

  test.each<[string, Cell[], Cell[], string]>([
    ['without a header', [null], [done], 'error | column.no_header | Лист1 | 1 | C'],
    ['of other values', ['Балл'], [87], 'error | column.not_understood | Лист1 | 1 | C «Балл» | 87'],
    [
      'of times with an unknown header',
      ['Тест', 'Когда'],
      [done, noon],
      'error | column.unexpected_times | Лист1 | 1 | D «Когда»',
    ],
    ['of statuses named as a time', ['Дедлайн'], [done], 'error | column.contradictory | Лист1 | 1 | C «Дедлайн»'],
    [
      'of times before any activity',
      ['Дедлайн', 'Тест'],
      [noon, not],
      'error | column.no_activity_before | Лист1 | 1 | C «Дедлайн»',
    ],
    [
      'of times that comes twice',
      ['Тест', 'Срок', 'Дедлайн'],
      [not, noon, noon],
      'error | column.repeated | Лист1 | 1 | E «Дедлайн»',
    ],
    ['of totals', ['Тест', 'Итого'], [not, 5], 'warning | column.total_skipped | Лист1 | 1 | D «Итого»'],
  ])('a column %s is named, not ignored', (_, header, cells, issue) => {
    expect(placesOf(read(table(header, ['id_1', ...cells])).issues)).toContain(issue);
  });

  test('times after a column that is not understood are not those of the activity before it', () => {
    const file = read(
      table(
        ['Тест 1', 'Время выполнения', 'Балл', 'Дедлайн'],
        ['id_1', not, null, 87, noon],
        ['id_2', done, noon, 5, noon],
      ),
    );
    expect(placesOf(file.issues)).toEqual(['error | column.not_understood | Лист1 | 1 | E «Балл» | 87']);
    expect(cellsOf(file)).toEqual(['id_1 | тест 1 | not_attempted', `id_2 | тест 1 | done | ${noonInMoscow}`]);
  });

  test('a column without a known status is an activity when its times follow', () => {
    const file = read(table(['Тест 1', 'Время выполнения'], ['id_1', 'Сдано', noon]));
    expect(placesOf(file.issues)).toEqual(['error | cell.unknown_status | Лист1 | 2 | C «Тест 1» | Сдано']);
  });
});
