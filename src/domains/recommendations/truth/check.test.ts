import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { situations } from '#test/fixtures/situations.ts';
import { contentSchema } from '../content/contract.ts';
import { adviceFacts } from '../facts/advice-facts.ts';
import { adviceFactsSchema, type AdviceFacts, type FeedbackFacts } from '../facts/contract.ts';
import { substitutes } from '../facts/substitutes.ts';
import { systemPrompt } from '../prompt/advice-prompt.ts';
import { composeAdvice } from '../rules/advice.ts';
import { composeFeedback } from '../rules/feedback.ts';
import { faultsOf, toContent, visible } from './check.ts';
import { knownOfAdvice, knownOfFeedback } from './known-of-facts.ts';

const languages = fc.constantFrom('ru' as const, 'en' as const);

const facts: AdviceFacts = {
  kind: 'advice',
  ...{ zone: 'C', before: null, isOver: false, overdue: 2, usual: 'student', nearest: [] },
  reasons: [
    { code: 'overdue_share', values: { overdue: 2, due: 5 }, isFor: false },
    { code: 'own_completion', values: { pct: 40 }, isFor: false },
  ],
  activities: [
    { id: 1, name: 'Пределы: тест', kind: 'test', state: 'overdue', due: '2024-10-05' },
    { id: 2, name: 'Ряды: тест', kind: 'test', state: 'overdue', due: '2024-10-18' },
    { id: 3, name: 'Тест 7', kind: 'test', state: 'open', due: '2024-11-15' },
  ],
  ways: [{ zone: 'B', activityIds: [1, 2] }],
  topics: [{ topic: 'Ряды', pct: 45, answers: 4, week: '3', contents: 'Сходимость и признаки', tasks: null }],
};
const known = knownOfAdvice(facts, 'ru', [systemPrompt('advice', 'ru')]);
const codes = (...texts: string[]) => [
  ...new Set(faultsOf({ opening: null, items: texts.map((text) => ({ text })) }, known).map(({ code }) => code)),
];

test('what rules compose of any facts is true, fits, and names what it says it does', () => {
  fc.assert(
    fc.property(situations, languages, (situation, language) => {
      const sheet = adviceFactsSchema.parse(adviceFacts(situation, substitutes[language]));
      const content = contentSchema.parse(composeAdvice(sheet, language));
      const about = knownOfAdvice(sheet, language, [systemPrompt('advice', language)]);
      expect({ content, faults: faultsOf(content, about) }).toEqual({ content, faults: [] });
    }),
    { numRuns: 1000 },
  );
});

test('what rules compose of any test is true', () => {
  const counts = fc.integer({ min: 0, max: 30 });
  const feedback = fc
    .record({
      right: counts,
      wrong: counts,
      skipped: counts,
      unchecked: counts,
      name: fc.constantFrom('Ряды', 'Тест 3'),
    })
    .map(({ name, ...found }): FeedbackFacts => {
      const from = (start: number, many: number) => Array.from({ length: many }, (_, index) => start + index + 1);
      return {
        kind: 'test_feedback',
        test: { id: 5, name },
        counts: found,
        topic: { topic: 'Ряды и пределы', week: '3', contents: 'Сходимость', tasks: null },
        wrong: from(0, found.wrong),
        skipped: from(found.wrong, found.skipped),
        unchecked: from(found.wrong + found.skipped, found.unchecked),
      };
    });
  fc.assert(
    fc.property(feedback, languages, (sheet, language) => {
      const content = contentSchema.parse(composeFeedback(sheet, language));
      const about = knownOfFeedback(sheet, language, [systemPrompt('test_feedback', language)]);
      expect({ content, faults: faultsOf(content, about) }).toEqual({ content, faults: [] });
    }),
  );
});

describe('a text with one thing changed is refused', () => {
  const changed = (change: (text: string, about: ReturnType<typeof knownOfAdvice>) => string | undefined) => {
    let tried = 0;
    fc.assert(
      fc.property(situations, languages, (situation, language) => {
        const sheet = adviceFacts(situation, substitutes[language]);
        const about = knownOfAdvice(sheet, language, []);
        const content = composeAdvice(sheet, language);
        for (const [place, { text }] of content.items.entries()) {
          const other = change(text, about);
          if (other === undefined || other === text) continue;
          tried += 1;
          const items = content.items.with(place, { text: other, activityIds: [], topic: null });
          expect({ other, faults: faultsOf({ opening: null, items }, about).length }).not.toEqual({ other, faults: 0 });
        }
      }),
      { numRuns: 300 },
    );
    expect(tried).toBeGreaterThan(50);
  };

  test('a number', () => {
    changed((text, { numbers }) => {
      if (!/\d+\s?%/.test(text)) return undefined;
      const other = [...Array(101).keys()].find((one) => !numbers.some(({ value }) => value === one)) ?? 101;
      return text.replace(/(?<![\p{L}\p{N}])\d+(?=\s?%(?! за))/u, String(other));
    });
  });

  test('a date, also to that of something else', () => {
    changed((text, { activities }) => {
      const dues = activities.flatMap(({ due }) => (due === null ? [] : [Number(due.slice(8))]));
      const said = /(?:до|был|срок —|by|due)\s(\d{1,2}) (?=\p{L})/u.exec(text);
      if (!said) return undefined;
      const [whole, day] = said;
      const other = [...dues, 29].find((one) => one !== Number(day)) ?? 30;
      return text.replace(whole, whole.replace(String(day), String(other)));
    });
  });

  test('an activity', () => {
    changed((text, { activities }) => {
      const quotes = activities.flatMap(({ name }) => [`«${name}»`, `“${name}”`]);
      const said = quotes.find((quote) => text.includes(quote));
      return said && text.replace(said, '«Курсовая по истории»');
    });
  });
});

test.each<[string, string[], string[]]>([
  ['a true text', ['Сдайте «Пределы: тест» (срок был 5 октября) и «Ряды: тест»: это приведёт в зону B.'], []],
  ['names without quotes and letters e for ё', ['Начните с пределы: тест, до 05.10.2024, это важно для вас.'], []],
  ['a number', ['Сейчас просрочено 3 из 5, и это можно исправить.'], ['invented_number']],
  ['a number of another kind', ['Вы выполнили 5 % курса, и это только начало.'], ['invented_number']],
  ['a number in words', ['Сдайте эти семь заданий, и всё будет в порядке.'], ['invented_number']],
  ['half', ['Вы прошли уже половину курса, и это хорошо.'], ['invented_number']],
  ['the date of something else', ['Сдайте «Пределы: тест» (до 18 октября), и станет легче.'], ['invented_date']],
  ['another year', ['Сдайте «Пределы: тест» до 5 октября 2023 года, и станет легче.'], ['invented_date']],
  ['a date of nothing', ['Всё нужно сдать до 5 октября, и это не так сложно.'], ['invented_date']],
  ['a month alone', ['Всё это можно сдать и в декабре, если не спешить.'], ['invented_date']],
  ['a day of the week', ['Сдайте «Пределы: тест» в пятницу, и станет легче.'], ['relative_date']],
  ['a time of the day', ['Сдайте «Пределы: тест» до 18:00, и станет легче.'], ['invented_date']],
  ['an unknown name', ['Сдайте «Курсовая работа», и это поможет вам в курсе.'], ['invented_name']],
  ['a known kind with another number', ['Сдайте тест 8, и это поможет вам в курсе.'], ['invented_number']],
  ['a part of a way', ['Сдайте «Пределы: тест»: это приведёт вас в зону B.'], ['unproved_promise']],
  ['another zone', ['Сдайте «Пределы: тест» и «Ряды: тест»: это приведёт в зону А.'], ['unproved_promise']],
  ['another language', ['Bitte beginnen Sie mit den überfälligen Aufgaben.'], ['wrong_language']],
  [
    'a neighbour’s language',
    ['Будь ласка, почніть із прострочених завдань і зверніться до викладача.'],
    ['wrong_language'],
  ],
  ['an address', ['Подробности на сайте example.com, и там же всё остальное.'], ['address']],
  ['a link', ['Откройте [это](http://evil.example) и прочитайте всё, что там есть.'], ['address', 'markup']],
  ['HTML', ['Сдайте <b>это</b>, и всё будет в порядке у вас.'], ['markup']],
  ['blame', ['Не ленитесь и сдайте «Пределы: тест», как это делают все.'], ['tone']],
  ['shouting', ['СДАЙТЕ всё, что вы ещё не сдали, и как можно скорее.'], ['tone']],
  ['a judgement', ['Вероятность не сдать курс у вас высока, но это можно исправить.'], ['judgement']],
  ['the others', ['Ваши одногруппники уже сдали это, и вам тоже пора.'], ['of_others']],
  ['what a model was told', ['Называй только те числа, даты и элементы курса, которые есть в сведениях.'], ['leak']],
  ['four items', ['Это и то.', 'То и это.', 'Ещё и это.', 'И ещё это.'], ['too_many']],
  ['a long one', ['Сдайте это и то. '.repeat(50)], ['too_long']],
])('faultsOf: %s', (_, texts, expected) => {
  expect(codes(...texts).toSorted()).toEqual(expected.toSorted());
});

test('what is not overdue is not said to be', () => {
  const nothing = knownOfAdvice({ ...facts, overdue: 0, reasons: [] }, 'ru', []);
  const written = { opening: null, items: [{ text: 'Начните с просроченного, и станет легче.' }] };
  expect(faultsOf(written, nothing).map(({ code }) => code)).toEqual(['invented_overdue']);
});

test('toContent finds what each item is about', () => {
  const items = [{ text: 'Сдайте «Ряды: тест» и тест 7.' }, { text: 'Повторите тему «Ряды».' }];
  expect(
    toContent({ opening: null, items }, known).items.map(({ activityIds, topic }) => [activityIds, topic]),
  ).toEqual([
    [[2, 3], null],
    [[], 'Ряды'],
  ]);
});

test('signs that cannot be seen hide nothing', () => {
  expect(visible('h\u200Bttp\u2060s:// a\u202Eb')).toBe('https:// ab');
});
