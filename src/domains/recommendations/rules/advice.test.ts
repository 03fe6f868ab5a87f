import fc from 'fast-check';
import { expect, test } from 'vitest';
import { situations } from '#test/fixtures/situations.ts';
import { adviceFacts } from '../facts/advice-facts.ts';
import type { AdviceFacts } from '../facts/contract.ts';
import { substitutes } from '../facts/substitutes.ts';
import { composeAdvice } from './advice.ts';

const facts: AdviceFacts = {
  ...{ kind: 'advice', zone: 'B', before: 'C', isOver: false, overdue: 1, usual: 'student', nearest: [] },
  reasons: [{ code: 'overdue_share', values: { overdue: 1, due: 5 }, isFor: false }],
  activities: [
    { id: 1, name: 'Эссе', kind: 'other', state: 'overdue', due: '2024-10-05' },
    { id: 2, name: 'Тест 7', kind: 'test', state: 'open', due: '2024-11-15' },
    { id: 3, name: 'Тест 8', kind: 'test', state: 'open', due: '2024-11-22' },
  ],
  ways: [{ zone: 'A', activityIds: [1] }],
  topics: [{ topic: 'Ряды', pct: 45, answers: 4, week: '3', contents: 'Признаки сходимости', tasks: null }],
};
const texts = (changed: Partial<AdviceFacts>, language: 'ru' | 'en' = 'ru') => {
  const { opening, items } = composeAdvice({ ...facts, ...changed }, language);
  return [opening, ...items.map(({ text }) => text)];
};

test('what leads to a better zone comes first, then the next deadline, then the weakest topic', () => {
  expect(texts({})).toEqual([
    expect.stringMatching(/из зоны C в зону B.* Просрочен 1 элемент курса из 5 с наступившим сроком\.$/),
    expect.stringMatching(/«Эссе» \(срок был 5 октября\).*зону A/),
    expect.stringMatching(/«Тест 7» \(до 15 ноября\).*ближайший срок|Ближайший срок: «Тест 7»/),
    expect.stringMatching(
      /«Ряды».* 45 % \(4 ответа\)\. В программе курса: Признаки сходимости\. Неделя программы: 3\.$/,
    ),
  ]);
  expect(texts({}, 'en')[2]).toMatch(/“Тест 7” \(by 15 November\)/);
});

test('the nearest deadline is called so only where no nearer one was named', () => {
  expect(texts({ ways: [{ zone: 'A', activityIds: [1, 2] }] })[2]).toMatch(/Следом по сроку идёт «Тест 8»/);
});

test('whose usual result a way assumes is said', () => {
  expect(texts({})[1]).toMatch(/вашим обычным результатом/);
  expect(texts({ usual: 'course' })[1]).toMatch(/обычным для курса результатом/);
  expect(texts({ usual: null })[1]).not.toMatch(/обычн/);
});

test('in a course that is over nobody is told to hand in', () => {
  expect(texts({ isOver: true }).join(' ')).not.toMatch(/Эссе|Тест|Просроч/);
});

test('the same facts are told in the same words, and nothing is told twice', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom('ru' as const, 'en' as const), (situation, language) => {
      const sheet = adviceFacts(situation, substitutes[language]);
      const content = composeAdvice(sheet, language);
      expect(composeAdvice(structuredClone(sheet), language)).toEqual(content);
      expect(new Set(content.items.map(({ text }) => text)).size).toBe(content.items.length);
      expect(JSON.stringify(content)).not.toMatch(/\{\w+\}|undefined|null,?\s*%/);
    }),
  );
});
