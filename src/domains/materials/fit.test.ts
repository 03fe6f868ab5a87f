import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FittingMaterial, type Subject, fitsOf, weighWords } from './fit.ts';

const material = (id: string, words: string, attached: Partial<FittingMaterial> = {}): FittingMaterial => ({
  ...{ id, title: id, stems: words.split(' '), activityIds: [], topics: [] },
  ...attached,
});
const subject = (words: string): Subject => ({ activityId: 7, topic: 'Сортировки', stems: words.split(' ') });

it('what is attached comes first, then what has the telling words; common words find nothing', () => {
  const materials = [
    material('words', 'сортировк слиян разбор'),
    material('common', 'тест недел графы'),
    material('attached', 'видео', { activityIds: [7] }),
    material('of the topic', 'слайды', { topics: ['Сортировки'] }),
  ];
  const wanted = subject('тест сортировк слиян');
  const texts = ['тест графы', 'тест деревья', 'тест хеши', 'тест строки'].map((words) => words.split(' '));
  const weightOf = weighWords([...texts, wanted.stems, ...materials.map(({ stems }) => stems)]);
  expect(fitsOf(wanted, materials, weightOf)).toEqual([
    { materialId: 'attached', isAttached: true },
    { materialId: 'of the topic', isAttached: true },
    { materialId: 'words', isAttached: false },
  ]);
});

it('a subject whose words tell nothing has only what is attached', () => {
  const materials = [material('one', 'тест'), material('other', 'тест', { activityIds: [7] })];
  expect(fitsOf(subject('тест'), materials, weighWords([['тест'], ['тест'], ['тест']]))).toEqual([
    { materialId: 'other', isAttached: true },
  ]);
});

const word = fc.constantFrom('а', 'б', 'в', 'г', 'д');
const stems = fc.uniqueArray(word, { maxLength: 4 });
const materials = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-f]{3}$/),
    title: word,
    stems,
    activityIds: fc.subarray([1, 2]),
    topics: fc.subarray(['x', 'y']),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);
const subjects = fc.record({
  activityId: fc.constantFrom(null, 1, 2),
  topic: fc.constantFrom(null, 'x', 'y'),
  stems,
});

it('the order of materials and of words never matters; attached ones are never behind others', () => {
  fc.assert(
    fc.property(materials, subjects, fc.array(fc.nat(7), { minLength: 8, maxLength: 8 }), (all, wanted, order) => {
      const weightOf = weighWords([...all.map((one) => one.stems), wanted.stems]);
      const fits = fitsOf(wanted, all, weightOf);
      const shuffled = all.map((one, index) => ({ one, at: order[index] ?? 0 })).toSorted((a, b) => a.at - b.at);
      const turned = { ...wanted, stems: wanted.stems.toReversed() };
      expect(
        fitsOf(
          turned,
          shuffled.map(({ one }) => one),
          weightOf,
        ),
      ).toEqual(fits);
      const attached = fits.map(({ isAttached }) => isAttached);
      expect(attached).toEqual(attached.toSorted((one, other) => Number(other) - Number(one)));
      const isAttachedTo = (id: string): boolean => {
        const one = all.find((each) => each.id === id);
        return (
          (wanted.activityId !== null && one?.activityIds.includes(wanted.activityId) === true) ||
          (wanted.topic !== null && one?.topics.includes(wanted.topic) === true)
        );
      };
      expect(fits.map(({ materialId }) => isAttachedTo(materialId))).toEqual(attached);
    }),
  );
});
