import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topicsOf } from './topic-names.ts';

const topics = (...names: (string | readonly [name: string, topic: string])[]): (string | undefined)[] => {
  const activities = names.map((one, id) =>
    typeof one === 'string' ? { id, name: one, topic: null } : { id, name: one[0], topic: one[1] },
  );
  const found = topicsOf(activities);
  return activities.map(({ id }) => found.get(id));
};

test.each<[string, (string | readonly [string, string])[], (string | undefined)[]]>([
  ['a numbered topic', ['Тема 3. Матрицы', 'Тема 3: тест'], ['Тема 3. Матрицы', 'Тема 3. Матрицы']],
  ['a week', ['Week 2 - Loops', 'Week 2'], ['Week 2. Loops', 'Week 2. Loops']],
  ['what stands behind the kind', ['Лабораторная 2: SQL', 'Quiz 4: SQL'], ['SQL', 'SQL']],
  ['a shared beginning', ['Матрицы: тест', 'матрицы: задание 2'], ['Матрицы', 'Матрицы']],
  ['a beginning of one alone is none', ['Матрицы: тест', 'Графы: тест'], [undefined, undefined]],
  [
    'kinds are no topics',
    ['Тест 1', 'Итоговая контрольная работа', 'Quiz 2', 'Домашнее задание № 3'],
    [undefined, undefined, undefined, undefined],
  ],
  ['what the source says goes before the name', [['Тема 1. Ряды', 'Пределы'], 'Тема 1'], ['Пределы', 'Тема 1']],
  [
    'case and ё tell nothing apart',
    [
      ['a', 'Счёт'],
      ['b', 'счет'],
    ],
    ['Счёт', 'Счёт'],
  ],
])('topicsOf: %s', (_, names, expected) => {
  expect(topics(...names)).toEqual(expected);
});

test('topicsOf: the order of activities does not matter, but for names of equal length', () => {
  const name = fc
    .tuple(fc.constantFrom('Тема 1. ', 'Тема 2: ', 'Лаба 3: ', 'Ряды: '), fc.constantFrom('тест', 'суммы', ''))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 8 }), (names) => {
      const activities = names.map((one, id) => ({ id, name: one, topic: null }));
      const sorted = (found: Map<number, string>) => [...found].toSorted(([a], [b]) => a - b);
      expect(sorted(topicsOf(activities.toReversed()))).toEqual(sorted(topicsOf(activities)));
    }),
  );
});
