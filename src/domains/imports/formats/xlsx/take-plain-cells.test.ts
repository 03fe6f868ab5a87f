import fc from 'fast-check';
import { parse_zip } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { workbookParts } from '#test/fixtures/workbook-files.ts';
import { zipFile } from '#test/fixtures/zip-files.ts';
import { defaultReadingLimits as limits } from '../limits.ts';
import { readWorkbook } from '../read-workbook.ts';
import { runSheetJs } from '../run-sheetjs.ts';
import { columnLetter, type Workbook } from '../workbook.ts';
import { takePlainCells } from './take-plain-cells.ts';

const texts = ['Студент', 'a &amp; b', '  ', '', '007', '_x0031_'];
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** The parts of a workbook with shared texts and five number formats. */
function partsOf(sheets: readonly string[]) {
  const styles =
    `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="170" formatCode="000"/></numFmts>` +
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/>' +
    '</cellXfs></styleSheet>';
  const shared = `<sst ${main}>${texts.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`;
  const override =
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>';
  const parts = workbookParts(sheets.map((rows, index) => ({ name: `S${String(index)}`, rows })));
  const changed: Record<string, (content: string) => string> = {
    'xl/styles.xml': () => styles,
    '[Content_Types].xml': (content) => content.replace('</Types>', `${override}</Types>`),
  };
  return [
    ...parts.map((part) => ({
      ...part,
      content: Buffer.from(changed[part.name]?.(part.content.toString()) ?? part.content),
    })),
    { name: 'xl/sharedStrings.xml', content: Buffer.from(shared) },
  ];
}

/** What SheetJS alone makes of the workbook. */
function readWhole(parts: ReturnType<typeof partsOf>): Workbook {
  const files = Object.fromEntries(parts.map(({ name, content }) => [name, { name, asNodeBuffer: () => content }]));
  return runSheetJs('xlsx', limits, (options) => parse_zip({ files }, options));
}

const numbers = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer({ min: 0, max: 10_000 }).map((cents) => (cents / 100).toFixed(2)),
  fc.constantFrom('1E3', '1.5e-7', '45545.5', '0.85', '7', '', 'x', '1e', '-', '12345678901234567890', '.5', '1.'),
);
const format = fc.constantFrom('', ' s="0"', ' s="1"', ' s="2"', ' s="3"', ' s="4"');

/** A cell without its place: what stands before and behind it. */
const cells = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(format, numbers).map(([s, v]) => [s, `<v>${v}</v></c>`] as const) },
  { weight: 2, arbitrary: numbers.map((v) => [' t="n"', `<v>${v}</v></c>`] as const) },
  { weight: 4, arbitrary: fc.nat(5).map((v) => [' s="1" t="s"', `<v>${String(v)}</v></c>`] as const) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      [' t="b"', '<v>1</v></c>'] as const,
      [' t="e"', '<v>#N/A</v></c>'] as const,
      [' t="str"', '<f>A1</f><v>&lt;текст&gt;</v></c>'] as const,
      [' t="inlineStr"', '<is><t>внутри</t></is></c>'] as const,
      [' s="3"', '<f>1/2</f><v>0.5</v></c>'] as const,
      [' s="1"', '</c>'] as const,
      [' cm="1"', '<v>5</v></c>'] as const,
      ['', '<v xml:space="preserve">5</v></c>'] as const,
      [' t="d"', '<v>2024-11-10T00:00:00Z</v></c>'] as const,
    ),
  },
);

const sheets = fc
  .array(
    fc.record({ gap: fc.nat(2), cells: fc.array(fc.tuple(fc.nat(2), cells), { maxLength: 5 }), ownTag: fc.boolean() }),
    {
      maxLength: 6,
    },
  )
  .map((rows) => {
    let row = 0;
    return rows
      .map(({ gap, cells: some, ownTag }) => {
        row += gap + 1;
        let column = -1;
        const inside = some.map(([skipped, [attributes, content]]) => {
          column += skipped + 1;
          return `<c r="${columnLetter(column)}${String(row)}"${attributes}>${content}`;
        });
        return `<row r="${String(row)}"${ownTag ? ' spans="1:5" ht="15"' : ''}>${inside.join(ownTag ? '\n ' : '')}</row>`;
      })
      .join('');
  });

test('a workbook without its plain cells, and these put back, is as SheetJS reads it whole', () => {
  fc.assert(
    fc.property(fc.array(sheets, { minLength: 1, maxLength: 3 }), (rows) => {
      const parts = partsOf(rows);
      expect(readWorkbook(zipFile(parts), 'a.xlsx', limits)).toEqual(readWhole(parts));
    }),
    { numRuns: 300 },
  );
});

describe('takePlainCells', () => {
  const take = (rows: string) => takePlainCells(Buffer.from(`<sheetData>${rows}</sheetData>`), 10, 3);

  test('leaves the first number of each format, whatever is no number, and nothing else', () => {
    const divided = take(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1" s="2"><v>3</v></c></row>' +
        '<row r="2"><c r="A2"><v>4</v></c></row>' +
        '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="b"><v>1</v></c></row><row r="11"><c r="A11"><v>4</v></c></row>',
    );
    expect(divided?.rest.toString()).toBe(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1" s="2"><v>3</v></c></row>' +
        '<row r="3"><c r="B3" t="b"><v>1</v></c></row></sheetData>',
    );
    expect(divided?.cells.length).toBe(3);
  });

  test.each([
    ['a cell without its place', '<row r="1"><c><v>1</v></c></row>'],
    ['a row without its number', '<row><c r="A1"><v>1</v></c></row>'],
    ['rows out of order', '<row r="2"></row><row r="1"></row>'],
    ['cells out of order', '<row r="1"><c r="B1"/><c r="A1"/></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['a prefix', '<row r="1"><x:c r="A1"><x:v>1</x:v></x:c></row>'],
    ['a comment', '<row r="1"><!-- --><c r="A1"><v>1</v></c></row>'],
    ['a column beyond the limit', '<row r="1"><c r="E1"><v>1</v></c></row>'],
    ['an end before its time', '<row r="1"><c r="A1"><v>1'],
    ['other quotes', "<row r='1'><c r='A1'><v>1</v></c></row>"],
  ])('takes nothing of a sheet with %s', (_, rows) => {
    expect(take(rows)).toBeUndefined();
  });
});
