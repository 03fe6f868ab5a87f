import { read, utils } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { toCsvFile, toXlsxFile, type Row } from './table-file.ts';

const header: Row = ['name', 'count', 'is', 'nothing'];

function* manyRows(count: number): Generator<Row> {
  yield header;
  for (let row = 1; row <= count; row += 1) yield [`=row ${row}`, row, row % 2 === 0, null];
}

it('a workbook holds its sheets and their rows in their order, however many, each value as what it is', async () => {
  const { fileName, content } = await toXlsxFile('both', [
    { name: 'Много', rows: manyRows(1234) },
    { name: 'empty', rows: [] },
    { name: 'few', rows: [header, ['Анна', 1, true, null]] },
  ]);
  expect(fileName).toBe('both.xlsx');
  const { SheetNames, Sheets } = read(content, { type: 'buffer' });
  expect(SheetNames).toEqual(['Много', 'empty', 'few']);
  const rowsOf = (name: string) => utils.sheet_to_json<unknown[]>(Sheets[name] ?? {}, { header: 1 });
  expect(rowsOf('Много')).toEqual([...manyRows(1234)].map((row) => row.map(asRead)).map(withoutEmptyEnd));
  expect(rowsOf('empty')).toEqual([]);
  expect(rowsOf('few')).toEqual([header, ['Анна', 1, true]]);
});

/** What would be a formula is led by an apostrophe. */
const asRead = (cell: unknown): unknown => (typeof cell === 'string' && cell.startsWith('=') ? `'${cell}` : cell);
const withoutEmptyEnd = (row: unknown[]): unknown[] => (row.at(-1) === null ? row.slice(0, -1) : row);

it('csv has as many lines as rows', async () => {
  const { content } = await toCsvFile('many', manyRows(1234));
  const lines = Buffer.from(content).toString().split('\r\n');
  expect(lines).toHaveLength(1236);
  expect(lines[1234]).toBe(`'=row 1234,1234,true,`);
});

it('rows that cannot be read fail the file, and so does a sheet without a possible name', async () => {
  async function* failing(): AsyncGenerator<Row> {
    yield header;
    throw new Error('the database is gone');
  }
  await expect(toXlsxFile('x', [{ name: 'x', rows: failing() }])).rejects.toThrow('the database is gone');
  await expect(toXlsxFile('x', [{ name: 'x'.repeat(32), rows: [] }])).rejects.toThrow('31');
});
