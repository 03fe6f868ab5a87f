import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentSchema } from '../content/contract.ts';
import { digestBrief, summaryBrief } from '../service/briefs.ts';
import { faultsOf } from '../truth/check.ts';
import { composeDigest } from './compose-digest.ts';
import { composeSummary } from './compose-summary.ts';
import type { DigestFacts, SummaryFacts } from './contract.ts';

const calm: SummaryFacts = {
  ...{ kind: 'course_summary', students: 20, zones: { A: 20, B: 0, C: 0, none: 0 }, zonesBefore: null, silent: 0 },
  ...{ overduePct: null, hardest: [], topics: [], action: null, fullWeek: null, waiting: null, staleDays: null },
  isOver: false,
};
const troubled: SummaryFacts = {
  ...{ ...calm, zones: { A: 10, B: 7, C: 3, none: 1 }, zonesBefore: { A: 12, B: 7, C: 1, none: 1 }, silent: 1 },
  ...{ overduePct: 31, hardest: [{ id: 5, name: 'Тест 5', pct: 62, by: 'scores' }] },
  topics: [
    { topic: 'Графы', pct: 41 },
    { topic: 'Деревья', pct: 55 },
  ],
  ...{ action: { id: 7, name: 'Тест 7', due: '2026-12-07', undone: 5, moved: 2 } },
  ...{ fullWeek: { from: '2026-12-07', deadlines: 3 }, waiting: { results: 21, days: 16 }, staleDays: 22 },
};

it('composeSummary tells a calm course so, and of a troubled one everything that can be done', () => {
  expect(composeSummary(calm, 'ru')).toEqual({
    opening: 'В зоне C никого нет.',
    items: [{ text: 'Срочного ничего нет.', activityIds: [], topic: null }],
  });
  const { opening, items } = composeSummary(troubled, 'ru');
  expect(opening).toBe('В зоне C 3 студента из 20. За неделю их стало больше на 2.');
  expect(items.map(({ text }) => text)).toEqual([
    'Начните с тех, кто в зонах B и C ничего не сдавал две недели и дольше: 1 студент.',
    'Больше всего поможет «Тест 7». Ещё могут это сдать: 5 студентов; в лучшую зону перейдут: 2. Напомните им. Срок — 7 декабря.',
    'Труднее всего «Тест 5»: в среднем не хватает 62 % баллов. Разберите это ещё раз или проверьте условия.',
    'Слабые темы — «Графы» и «Деревья»: вернитесь к ним на ближайших занятиях.',
    'Ожидают оценки: 21 работа, самая давняя — 16 дней. Пока оценки нет, зоны судят без неё.',
    'На неделе с 7 декабря сразу 3 срока. Если можно, перенесите один из них.',
    'Просрочено 31 % того, чему вышел срок. Объявите, до какого дня долги ещё принимаются.',
    'Данные курса не обновлялись 22 дня: загрузите свежую ведомость.',
  ]);
  expect(items.flatMap(({ activityIds }) => activityIds)).toEqual([7, 5]);
});

it('composeSummary advises nothing for a course that is over', () => {
  const { opening, items } = composeSummary({ ...troubled, isOver: true }, 'en');
  expect(opening).toBe(
    'The deadlines of the course have passed. In zone C: 3 students of 20. That is 2 more than a week ago.',
  );
  expect(items.map(({ text }) => text.slice(0, 11))).toEqual(['The hardest', 'The weak to']);
});

it('composeDigest names the courses that want attention, for what, and says when none does', () => {
  const facts: DigestFacts = {
    ...{ kind: 'programme_digest', courses: 6, good: 4, wanting: 2, unknown: 0, atRiskPct: 12, atRiskBeforePct: 9 },
    attention: [
      {
        ...{ id: 3, name: 'Алгебра' },
        reasons: [
          { code: 'at_risk', level: 'bad', value: 26.4 },
          { code: 'stale', level: 'attention', value: 31.9 },
        ],
      },
    ],
  };
  expect(composeDigest(facts, 'ru')).toEqual({
    opening: 'Требуют внимания: 2 курса из 6. В зоне C 12 % студентов курсов, неделю назад было 9 %.',
    items: [
      {
        text: '«Алгебра»: в зоне C 26 % студентов; данные не обновлялись 32 дня.',
        ...{ activityIds: [], topic: null, courseIds: [3] },
      },
    ],
  });
  const fine = { ...facts, wanting: 0, good: 6, attention: [], atRiskBeforePct: null };
  expect(composeDigest(fine, 'en').opening).toBe(
    'All courses go well: 6 courses. 12% of the students of the courses are in zone C.',
  );
});

const count = fc.integer({ min: 0, max: 60 });
const percent = fc.integer({ min: 0, max: 100 });
const zones = fc.record({ A: count, B: count, C: count, none: count });
const name = fc.constantFrom('Тест 3. Графы', 'Quiz 2: Sorting', 'Лабораторная работа', 'Эссе о 1812 годе');
const day = fc.constantFrom('2026-12-07', '2027-01-31');
const summaries = fc.record<SummaryFacts>({
  kind: fc.constant('course_summary' as const),
  ...{ students: count, zones, zonesBefore: fc.option(zones), silent: count, overduePct: fc.option(percent) },
  hardest: fc
    .array(fc.record({ name, pct: percent, by: fc.constantFrom('scores' as const, 'overdue' as const) }), {
      maxLength: 2,
    })
    .map((hard) => hard.map((one, id) => ({ id, ...one, name: `${one.name} ${'abc'[id] ?? ''}` }))),
  topics: fc.uniqueArray(fc.record({ topic: fc.constantFrom('Графы', 'Sorting', 'Ряды'), pct: percent }), {
    ...{ maxLength: 3, selector: ({ topic }) => topic },
  }),
  action: fc.option(fc.record({ id: fc.constant(9), name, due: fc.option(day), undone: count, moved: count })),
  fullWeek: fc.option(fc.record({ from: day, deadlines: count })),
  waiting: fc.option(fc.record({ results: count, days: count })),
  ...{ staleDays: fc.option(count), isOver: fc.boolean() },
});
const reason = fc.record({
  code: fc.constantFrom(...(['at_risk', 'overdue', 'attendance', 'deadlines', 'waiting', 'stale'] as const)),
  level: fc.constantFrom('attention' as const, 'bad' as const),
  value: fc.double({ min: 0, max: 100, noNaN: true }),
});
const digests = fc.record<DigestFacts>({
  kind: fc.constant('programme_digest' as const),
  ...{ courses: count, good: count, wanting: count, unknown: count },
  ...{ atRiskPct: fc.option(percent), atRiskBeforePct: fc.option(percent) },
  attention: fc
    .array(fc.record({ name, reasons: fc.array(reason, { minLength: 1, maxLength: 6 }) }), { maxLength: 5 })
    .map((all) => all.map((one, id) => ({ id, ...one, name: `${one.name} ${'abcde'[id] ?? ''}` }))),
});

it('what rules compose stands the check that models must stand, whatever the facts', () => {
  fc.assert(
    fc.property(summaries, digests, fc.constantFrom('ru' as const, 'en' as const), (course, programme, language) => {
      for (const { byRules, known } of [summaryBrief(course, language), digestBrief(programme, language)]) {
        const content = contentSchema.parse(byRules());
        expect({ content, faults: faultsOf(content, known) }).toEqual({ content, faults: [] });
      }
    }),
    { numRuns: 500 },
  );
});

it('a summary with one number more, another date or a name of its own is refused', () => {
  const { known } = summaryBrief(troubled, 'ru');
  const codes = (text: string) => faultsOf({ opening: null, items: [{ text }] }, known).map(({ code }) => code);
  expect(codes('В зоне C 3 студента, помогите им с тестом «Тест 7» (до 7 декабря).')).toEqual([]);
  expect(codes('В зоне C 4 студента, и это уже много для такого курса.')).toEqual(['invented_number']);
  expect(codes('Больше всего поможет «Тест 7» (до 9 декабря), и это видно.')).toEqual(['invented_date']);
  expect(codes('Больше всего поможет «Тест по рядам», и это видно из таблицы.')).toEqual(['invented_name']);
  expect(codes('Данные не обновлялись 22 дня, и на это стоит посмотреть.')).toEqual([]);
  expect(codes('Данные не обновлялись 16 недель, и на это стоит посмотреть.')).toEqual(['invented_number']);
});
