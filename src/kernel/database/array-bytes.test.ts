import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { database } from '#kernel/runtime.ts';
import { describeOnBothDatabases } from '#test/support/database.ts';
import { arrayBytes } from './array-bytes.ts';

const sometimes = (number: fc.Arbitrary<number>) => fc.array(fc.option(number, { nil: NaN, freq: 5 }));
const nullFor = (numbers: readonly number[]) => numbers.map((number) => (Number.isNaN(number) ? null : number));

describeOnBothDatabases('arrayBytes', (test) => {
  it('reaches the database as the numbers it was made of, nothing for NaN', () =>
    test.run(() =>
      fc.assert(
        fc.asyncProperty(
          sometimes(fc.integer()),
          sometimes(fc.float({ noNaN: true })),
          sometimes(fc.double({ noNaN: true })),
          async (integers, reals, doubles) => {
            const { rows } = await sql<{ integers: number[]; reals: number[]; doubles: number[] }>`
              select ${arrayBytes('integer', integers)}::integer[] as integers,
                ${arrayBytes('real', reals)}::real[] as reals,
                ${arrayBytes('double', doubles)}::double precision[] as doubles`.execute(database());
            // A real is told in as few digits as name it.
            const found = rows.map((row) => ({ ...row, reals: row.reals.map((real) => real && Math.fround(real)) }));
            expect(found).toEqual([{ integers: nullFor(integers), reals: nullFor(reals), doubles: nullFor(doubles) }]);
          },
        ),
        { numRuns: 50 },
      ),
    ));
});
