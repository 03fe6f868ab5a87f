import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenOptions, normalisedAnswer } from './comparing/contract.ts';
import { judge } from './judge.ts';

const options = ['Марксизм', "Школа 'Анналов'", 'Позитивизм'];

test.each([
  ['2', 'right'],
  [' 2 ', 'right'],
  ['школа «Анналов»', 'right'],
  ['3', 'wrong'],
  ['2, 3', 'wrong'],
  ['', 'skipped'],
  ['  ', 'skipped'],
  ['4', 'unchecked'],
  ['Анналы', 'unchecked'],
] as const)('judge: a choice of %j among three, of which the second is right, is %s', (given, verdict) => {
  expect(judge({ options, right: '2' }, given)).toBe(verdict);
});

test('judge: several right options are chosen in any order, and all of them', () => {
  expect(judge({ options, right: '1, 3' }, '3;1')).toBe('right');
  expect(judge({ options, right: '1, 3' }, '1')).toBe('wrong');
});

test.each([
  ['Марк Блок или Люсьен Февр', 'марк  блок.', 'right'],
  ['Марк Блок или Люсьен Февр', 'Люсьен Февр или Марк Блок', 'unchecked'],
  ['Марк Блок или Люсьен Февр', 'Один из основателей — Марк Блок', 'unchecked'],
  ['Чересполосица', '«чересполосица»', 'right'],
  ['Счёт', 'счет', 'right'],
  ['1861 год', '1861', 'right'],
  ['1861', 'в 1861 году', 'unchecked'],
  ['1 000 000', '1000000', 'right'],
  ['0,50', '0.5', 'right'],
  ['-5', '5', 'unchecked'],
  ['5', '05', 'right'],
  ['Конка (конно-железная дорога)', 'конка', 'right'],
  ['Гиперинфляция.', 'инфляция', 'unchecked'],
  ['', 'что угодно', 'unchecked'],
  ['Чересполосица', '', 'skipped'],
] as const)('judge: where %j is right, %j is %s', (right, given, verdict) => {
  expect(judge({ options: null, right }, given)).toBe(verdict);
});

test('judge: an open answer is never wrong, and the right answer itself is right unless it is empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (right, given) => {
      expect(judge({ options: null, right }, given)).not.toBe('wrong');
      if (normalisedAnswer(right) !== '') expect(judge({ options: null, right }, right)).toBe('right');
    }),
  );
});

test('normalisedAnswer: done twice it changes nothing more', () => {
  const answer = fc.string({
    unit: fc.constantFrom('а', 'ё', 'Ё', ' ', '1', '2', ',', '.', '-', '−', 'год', '«', '(', 'A'),
  });
  fc.assert(
    fc.property(answer, (text) => {
      const once = normalisedAnswer(text);
      // Two numbers side by side, as in «2−211», read as one of thousands the second time.
      fc.pre(!/\d \d{3}(?!\d)/.test(once));
      return normalisedAnswer(once) === once;
    }),
    { examples: [['2год-год']], numRuns: 5000 },
  );
});

test('chosenOptions: an option that two are worded like is named by its number only', () => {
  expect(chosenOptions(['да', 'Да', 'нет'], 'да')).toBeUndefined();
  expect(chosenOptions(['да', 'Да', 'нет'], '2')).toEqual([2]);
});
