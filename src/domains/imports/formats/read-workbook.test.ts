import { utils, write, type BookType } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { oleFile, pngFile, workbookFile, workbookParts, zipBomb } from '#test/fixtures/workbook-files.ts';
import { zipFile } from '#test/fixtures/zip-files.ts';
import { defaultReadingLimits, type ReadingLimits } from './limits.ts';
import { readWorkbook } from './read-workbook.ts';
import type { Row, Workbook } from './workbook.ts';

function readFile(file: Buffer, limits: Partial<ReadingLimits> = {}): Workbook {
  return readWorkbook(file, 'ведомость.xlsx', { ...defaultReadingLimits, ...limits });
}

function rowsOf(xml: string, workbookProperties = ''): readonly Row[] {
  const { sheets } = readFile(workbookFile([{ name: 'Лист1', rows: xml }], workbookProperties));
  return sheets.flatMap((sheet) => sheet.rows);
}

function text(reference: string, value: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
}

function written(bookType: BookType): Buffer {
  const sheet = {
    '!type': 'sheet' as const,
    '!ref': 'A1:D40',
    '!data': Array.from({ length: 40 }, (_, index) =>
      index > 0
        ? []
        : [
            { t: 's' as const, v: 'Студент' },
            { t: 'n' as const, v: 45545, z: 'm/d/yy' },
            { t: 'b' as const, v: true },
            { t: 'n' as const, v: 7 },
          ],
    ),
  };
  const file: unknown = write(utils.book_new(sheet, 'Лист1'), { type: 'buffer', bookType });
  if (!Buffer.isBuffer(file)) throw new TypeError('no bytes');
  return file;
}

describe('readWorkbook, formats', () => {
  test.each([
    ['xlsx', 'xlsx'],
    ['xlsb', 'xlsb'],
    ['xls', 'biff8'],
    ['ods', 'ods'],
  ] as const)('%s is known by its content, and its claimed empty rows are left out', (format, bookType) => {
    expect(readFile(written(bookType))).toEqual({
      format,
      sheets: [
        {
          name: 'Лист1',
          hidden: false,
          rows: [['Студент', { kind: 'date', serial: 45545, hasTime: false }, true, 7]],
        },
      ],
    });
  });

  test('csv is a sheet named after the file, and all text', () => {
    const workbook = readWorkbook(Buffer.from('Студент;Курс\n007;Право\n'), 'группа 1.csv', defaultReadingLimits);
    expect(workbook).toEqual({
      format: 'csv',
      delimiter: ';',
      sheets: [
        {
          name: 'группа 1',
          hidden: false,
          rows: [
            ['Студент', 'Курс'],
            ['007', 'Право'],
          ],
        },
      ],
    });
  });
});

describe('readWorkbook, cells of xlsx', () => {
  test('rows and cells stand where the spreadsheet shows them', () => {
    const far = `<row r="3">${text('B3', 'x')}${text('AA3', 'y')}</row>`;
    const [first, second, third] = rowsOf(far);
    expect([first, second]).toEqual([[], []]);
    expect(third).toHaveLength(27);
    expect(third?.map((cell, column) => [column, cell]).filter(([, cell]) => cell !== null)).toEqual([
      [1, 'x'],
      [26, 'y'],
    ]);
  });

  test('text of blanks and invisible marks only is a blank cell', () => {
    expect(rowsOf(`<row r="1">${text('A1', ' \u200e')}${text('B1', 'x')}${text('C1', ' ')}</row>`)).toEqual([
      [null, 'x'],
    ]);
  });

  test('control characters, which no database stores, are left out', () => {
    const cells = `${text('A1', '&#0;а&#7;б')}${text('B1', '_x0000_')}${text('C1', 'в&#10;г')}`;
    expect(rowsOf(`<row r="1">${cells}</row>`)).toEqual([['аб', null, 'в\nг']]);
  });

  test('a date of a workbook that counts from 1904 is the same date', () => {
    const date = '<row r="1"><c r="A1" s="1"><v>44083.5</v></c></row>';
    expect(rowsOf(date, '<workbookPr date1904="1"/>')).toEqual([[{ kind: 'date', serial: 45545.5, hasTime: true }]]);
  });

  test('a date alone, a fault and a formula without its value are told apart', () => {
    const cells = '<c r="A1" s="2"><v>45545</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1"><f>1+1</f></c>';
    expect(rowsOf(`<row r="1">${cells}</row>`)).toEqual([
      [{ kind: 'date', serial: 45545, hasTime: false }, { kind: 'fault', fault: '#N/A' }, { kind: 'uncomputed' }],
    ]);
  });

  test('a formula counts by its computed value, zero and empty text included', () => {
    const cells =
      '<c r="A1"><f>1-1</f><v>0</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="str"><f>"a"</f><v>a</v></c>';
    expect(rowsOf(`<row r="1">${cells}</row>`)).toEqual([[0, null, 'a']]);
  });

  test('a hidden sheet is marked', () => {
    const sheets = [
      { name: 'Первый', rows: '' },
      { name: 'Второй', rows: '', hidden: true },
    ];
    expect(readFile(workbookFile(sheets)).sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
  });

  test('one row more than the limit is read, and no further', () => {
    const rows = Array.from({ length: 50 }, (_, index) => `<row r="${index + 1}">${text(`A${index + 1}`, 'x')}</row>`);
    const workbook = readFile(workbookFile([{ name: 'Лист1', rows: rows.join('') }]), { rows: 10 });
    expect(workbook.sheets.map((sheet) => sheet.rows.length)).toEqual([12]);
  });

  test('a row at the far end of a sheet costs no memory', () => {
    expect(rowsOf(`<row r="1048576">${text('XFD1048576', 'x')}</row>`)).toEqual([]);
  });
});

describe('readWorkbook, files that are refused', () => {
  const sheet = { name: 'Лист1', rows: `<row r="1">${text('A1', 'x')}</row>` };
  const good = workbookFile([sheet]);
  const withoutSheetPart = workbookParts([sheet]).filter(({ name }) => name !== 'xl/worksheets/sheet1.xml');
  const plainZip = zipFile([{ name: 'a.txt', content: Buffer.from('a') }]);
  const wordFile = zipFile([{ name: 'word/document.xml', content: Buffer.from('<a/>') }]);
  const encryptedXls = oleFile(
    'Workbook',
    Buffer.concat([
      Buffer.from('0908100000060500', 'hex'),
      Buffer.alloc(12),
      Buffer.from('2f003600', 'hex'),
      Buffer.alloc(4096),
    ]),
  );

  test.each([
    ['is empty', Buffer.alloc(0), 'file.empty', {}],
    ['holds blanks only', Buffer.from(' \r\n \n'), 'file.empty', {}],
    ['is a renamed picture', pngFile, 'file.not_spreadsheet', { kind: 'PNG' }],
    ['is a web page', Buffer.from('\ufeff <!DOCTYPE html><table>'), 'file.not_spreadsheet', { kind: 'HTML' }],
    ['is XML', Buffer.from('<?xml version="1.0"?><Workbook>'), 'file.not_spreadsheet', { kind: 'XML' }],
    ['is prose', Buffer.from('Просто текст'), 'file.not_spreadsheet', { kind: 'TXT' }],
    ['is a document', wordFile, 'file.not_spreadsheet', { kind: 'DOCX' }],
    ['is any zip', plainZip, 'file.not_spreadsheet', { kind: 'ZIP' }],
    ['is an OLE file of something else', oleFile('WordDocument'), 'file.not_spreadsheet', { kind: 'OLE' }],
    ['is no text and nothing known', Buffer.from([1, 2, 3, 0]), 'file.unknown_content', {}],
    ['breaks off', good.subarray(0, good.length / 2), 'file.truncated', {}],
    ['is a workbook with a password', oleFile('EncryptedPackage'), 'file.password_protected', {}],
    ['is an xls with a password', encryptedXls, 'file.password_protected', {}],
    ['has no sheets', workbookFile([]), 'file.no_sheets', {}],
    ['names a sheet it does not have', zipFile(withoutSheetPart), 'file.damaged', {}],
    ['is a zip bomb', zipBomb(600), 'file.packed_too_tightly', { ratio: 300 }],
    ['is a zip bomb that lies about its size', zipBomb(600, 1_000), 'file.packed_too_tightly', { ratio: 300 }],
  ])('a file that %s', (_, file, code, params) => {
    expect(() => readFile(file)).toThrow(expect.objectContaining({ code, params }));
  });

  test('a file larger than the limit', () => {
    expect(() => readFile(good, { fileBytes: good.length - 1 })).toThrow(
      expect.objectContaining({ code: 'file.too_large' }),
    );
    expect(readFile(good, { fileBytes: good.length }).format).toBe('xlsx');
  });
});
