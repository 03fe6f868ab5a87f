import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { defaultReadingLimits } from './limits.ts';
import { readWorkbook } from './read-workbook.ts';

test('a number that is shown as a percentage is read as shown, not as the share that the file keeps', () => {
  const cells = [0.855, 0.07, 1].map((v) => ({ t: 'n' as const, v, z: '0.0%' }));
  const book = utils.book_new({ '!type': 'sheet', '!ref': 'A1:C1', '!data': [cells] }, 'S');
  const file: unknown = write(book, { type: 'buffer', bookType: 'xlsx' });
  if (!Buffer.isBuffer(file)) throw new TypeError('SheetJS gave no bytes');
  expect(readWorkbook(file, 'a.xlsx', defaultReadingLimits).sheets[0]?.rows).toEqual([
    [85.5, 7, 100].map((percent) => ({ kind: 'percent', percent })),
  ]);
});
