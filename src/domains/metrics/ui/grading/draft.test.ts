import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultGrading, gradingSchema } from '../../grading/contract.ts';
import { isValid, readNumber, withActivity, withPart } from './draft.ts';

const number = fc.constantFrom(null, 0, 1, 2, 2.5, 50, 51, 100, 101, 10_000, 10_001, -1, NaN);
const some = number.map((value) => value ?? 0);

test('isValid says what the schema of the server says', () => {
  const grading = fc.record({
    overall: fc.option(fc.record({ completion: some, attendance: some })),
    parts: fc.dictionary(fc.constantFrom('a', 'b'), fc.record({ weight: number, dropLowest: number })),
    activities: fc.dictionary(fc.constantFrom('1', '2'), some),
    passPct: number,
    overdueIsZero: fc.boolean(),
    fewResults: some,
  });
  fc.assert(
    fc.property(grading, (draft) => {
      expect(isValid(draft)).toBe(gradingSchema.safeParse(draft).success);
    }),
    { numRuns: 1000 },
  );
});

test('what is blank again is left out', () => {
  const set = withActivity(withPart(defaultGrading, 'kind:test', { weight: 2 }), 7, 3);
  expect(set).toMatchObject({ parts: { 'kind:test': { weight: 2, dropLowest: null } }, activities: { 7: 3 } });
  expect(withActivity(withPart(set, 'kind:test', { weight: null }), 7, null)).toEqual(defaultGrading);
});

test('readNumber takes commas, and tells blank from wrong', () => {
  expect(['2,5', ' 3 ', '', 'x'].map(readNumber)).toEqual([2.5, 3, null, NaN]);
});
