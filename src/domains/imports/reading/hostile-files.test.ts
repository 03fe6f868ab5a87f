import { utils, write, type BookType, type CellObject } from '@e965/xlsx';
import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { cellsOf, placesOf } from '#test/fixtures/parsed-files.ts';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { codesOf, errorsOf, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { workbookFile } from '#test/fixtures/workbook-files.ts';
import { zipFile, type ZipPart } from '#test/fixtures/zip-files.ts';
import { defaultReadingLimits } from '../formats/limits.ts';
import { unpackZip } from '../formats/unpack-zip.ts';
import { listZipEntries } from '../formats/zip-directory.ts';
import { writeCanvas } from '../templates/canvas.ts';
import { writeMyItmoProgress } from '../templates/my-itmo-progress.ts';

const { progress } = describeCourse(3, { students: 4, activities: 3, lessons: 0 });
const report = Buffer.from(writeMyItmoProgress(progress));

const partsOf = (file: Buffer): ZipPart[] =>
  [...unpackZip(file, listZipEntries(file, 100), defaultReadingLimits)].map(([name, content]) => ({ name, content }));

/** A gradebook of two students and one test, in a workbook as a spreadsheet program writes it. */
function bookOf(rows: readonly (readonly CellObject[])[], more: object = {}, bookType: BookType = 'xlsx'): Buffer {
  const sheet = {
    '!type': 'sheet' as const,
    '!ref': `A1:F${String(rows.length)}`,
    '!data': rows.map((row) => [...row]),
    ...more,
  };
  const file: unknown = write(utils.book_new(sheet, 'Лист1'), { type: 'buffer', bookType });
  if (!Buffer.isBuffer(file)) throw new TypeError('no bytes');
  return file;
}

const s = (text: string): CellObject => ({ t: 's', v: text });
const n = (number: number): CellObject => ({ t: 'n', v: number });
const header = [s('Student ID'), s('Student Name'), s('Essay [10]'), s('Quiz [10]')];
const read = (file: Buffer) => parseAs(file, 'gradebook_export-CS101.xlsx');
const lines = (file: Buffer): string[] => scoreLines(read(file));
const xmlText = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a workbook with', () => {
  test('declarations of entities is refused, and at once', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from(
      { length: 30 },
      (_, at) => `<!ENTITY a${String(at)} "${'&a;'.repeat(10)}">`,
    ).join('')}]>`;
    for (const name of ['xl/workbook.xml', 'xl/worksheets/sheet1.xml']) {
      const parts = partsOf(report).map((part) =>
        part.name === name ? { name, content: Buffer.concat([Buffer.from(bomb), part.content]) } : part,
      );
      const started = performance.now();
      expect(() => read(zipFile(parts))).toThrow(expect.objectContaining({ code: 'file.damaged' }));
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });

  test('formulas and links gives what they show', () => {
    const link = { ...s('ivan'), l: { Target: 'https://example.edu/ivan' } };
    const file = bookOf([
      header,
      [link, s('Ли Иван'), { ...n(7.5), f: 'SUM(1,6.5)' }, { ...n(3), l: { Target: 'file:///etc/passwd' } }],
    ]);
    expect(lines(file)).toEqual(['ivan | Ли Иван | Essay | done | 7.5 | 10', 'ivan | Ли Иван | Quiz | done | 3 | 10']);
  });

  test('text that looks like a formula keeps it as text and says that it is no score', () => {
    const file = bookOf([header, [s('ivan'), s('=HYPERLINK("http://x")'), s('=1+1'), n(3)]]);
    expect(placesOf(errorsOf(read(file)))).toEqual([
      'error | column.not_understood | Лист1 | 1 | C «Essay [10]» | =1+1',
    ]);
  });

  test('macros says what it says without them', () => {
    const macros = { name: 'xl/vbaProject.bin', content: Buffer.alloc(5_000, 0xd0) };
    const plain = partsOf(report).map((part) =>
      part.name === '[Content_Types].xml'
        ? {
            ...part,
            content: Buffer.from(part.content.toString().replaceAll('sheet.main+xml', 'sheet.macroEnabled.main+xml')),
          }
        : part,
    );
    const file = parseAs(zipFile([...plain, macros]), 'отчёт.xlsm');
    expect(errorsOf(file)).toEqual([]);
    expect(cellsOf(file)).toEqual(cellsOf(parseAs(report, 'отчёт.xlsx')));
  });

  test('cells in the last of 16,384 columns, in many rows, is refused without taking the memory for them', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => {
      const row = String(at + 1);
      return `<row r="${row}">${xmlText(`A${row}`, 'id')}${xmlText(`XFD${row}`, 'x')}</row>`;
    });
    const before = process.memoryUsage().heapUsed;
    const file = read(workbookFile([{ name: 'Лист1', rows: rows.join('') }]));
    expect(codesOf(file)).toEqual(['sheet.too_many_columns']);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(300 * 2 ** 20);
  });

  test('merged headers names the column that has lost its own', () => {
    const merges = { '!merges': [{ s: { r: 0, c: 2 }, e: { r: 0, c: 3 } }] };
    const file = bookOf([header.slice(0, 3), [s('ivan'), s('Ли Иван'), n(7), n(3)]], merges);
    expect(placesOf(errorsOf(read(file)))).toEqual(['error | column.no_header | Лист1 | 1 | D']);
  });

  test('a hidden sheet says that it was not read', () => {
    const row = `<row r="1">${xmlText('A1', 'Студент')}${xmlText('B1', 'Курс')}${xmlText('C1', 'Занятие')}</row>`;
    const marks = `<row r="2">${xmlText('A2', '1')}${xmlText('B2', 'Право')}${xmlText('C2', '1')}</row>`;
    const file = read(
      workbookFile([
        { name: 'Лист1', rows: row + marks },
        { name: 'Тайный', rows: row + marks.replace('Право', 'Этика'), hidden: true },
      ]),
    );
    expect(file.courses.map(({ name }) => name)).toEqual(['Право']);
    expect(placesOf(file.issues)).toEqual(['warning | sheet.hidden_skipped | Тайный']);
  });

  test('dates from 1904 on gives the same moments', () => {
    const rows = (serial: number): string =>
      `<row r="1">${['Студент_ID', 'Курс', 'Тест', 'Время выполнения'].map((text, at) => xmlText(`${'ABCD'[at] ?? ''}1`, text)).join('')}</row>` +
      `<row r="2">${xmlText('A2', '7')}${xmlText('B2', 'Право')}${xmlText('C2', 'Выполнено')}<c r="D2" s="1"><v>${String(serial)}</v></c></row>`;
    const usual = read(workbookFile([{ name: 'Лист1', rows: rows(45_606.5) }]));
    const other = read(workbookFile([{ name: 'Лист1', rows: rows(45_606.5 - 1462) }], '<workbookPr date1904="1"/>'));
    expect(usual.courses[0]?.cells.at(0)?.completedAt).toBe('2024-11-10T09:00:00.000Z');
    expect(other.courses).toEqual(usual.courses);
  });

  test('numbers kept as text, with marks nobody sees, gives the same numbers', () => {
    const file = bookOf([header, [s('ivan'), s('Ли Иван'), s('7.5'), s('\u200b3\u00a0')]]);
    expect(lines(file)).toEqual(lines(bookOf([header, [s('ivan'), s('Ли Иван'), n(7.5), n(3)]])));
  });

  test('per cents whose formats are gone is refused: 85 % must not become 0.85', () => {
    const file = bookOf([header, [s('ivan'), s('Ли'), { ...n(0.85), z: '0%' }, { ...n(0.5), z: '0%' }]]);
    expect(lines(file)[0]).toContain('| Essay | done | 85 |');
    const parts = partsOf(file);
    for (const broken of [
      parts.filter(({ name }) => name !== 'xl/styles.xml'),
      parts.map((part) => (part.name === 'xl/styles.xml' ? { ...part, content: Buffer.alloc(0) } : part)),
    ]) {
      expect(() => read(zipFile(broken))).toThrow(expect.objectContaining({ code: 'file.damaged' }));
    }
  });

  test('a cell of 32,767 characters names it and shows its beginning', () => {
    const file = read(bookOf([header, [s('я'.repeat(32_767)), s('Ли Иван'), n(1), s('9'.repeat(32_767))]]));
    const errors = errorsOf(file);
    expect(errors.map(({ code }) => code)).toEqual(['cell.too_long', 'sheet.no_rows']);
    expect(errors[0]?.value).toHaveLength(200);
  });

  test('a student or an activity twice says so', () => {
    const file = read(
      bookOf([
        [...header, s('Essay [10]')],
        [s('ivan'), s('Ли Иван'), n(7), n(3), n(5)],
        [s('ivan'), s('Ли Иван'), n(7), n(3), n(5)],
      ]),
    );
    expect(codesOf(file)).toEqual(expect.arrayContaining(['column.same_name', 'row.repeated_student']));
    const other = read(bookOf([header, [s('ivan'), s('Ли'), n(7), n(3)], [s('ivan'), s('Ли'), n(8), n(3)]]));
    expect(errorsOf(other).map(({ code }) => code)).toEqual(['cell.contradictory']);
  });
});

describe('headers that look as they should', () => {
  const table = (student: string, course: string): Buffer =>
    bookOf([
      [s(student), s(course), s('Занятие 1')],
      [s('7'), s('Право'), n(1)],
    ]);
  const expected = parseAs(table('Студент', 'Курс'), 'a.xlsx').courses;

  test.each([
    ['a Latin letter', 'Cтудент', 'Kурс'],
    ['marks nobody sees', 'Сту\u200bдент', '\ufeffКурс\u200e'],
    ['other blanks', '\u00a0Студент', 'Курс\u202f'],
    ['letters and marks apart', 'Студент', 'Курс'.normalize('NFD')],
  ])('but have %s are taken for what they look like', (_, student, course) => {
    const file = parseAs(table(student, course), 'a.xlsx');
    expect(file.issues).toEqual([]);
    expect(file.courses).toEqual(expected);
  });
});

describe('a file called .xls', () => {
  test('that is a web page or XML is refused by what it is', () => {
    const table = '<table><tr><td>Student</td></tr></table>';
    for (const [text, kind] of [
      [`<html><body>${table}`, 'HTML'],
      [table, 'HTML'],
      [`\ufeff\r\n<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`, 'XML'],
    ] as const) {
      expect(() => parseAs(Buffer.from(text), 'ведомость.xls')).toThrow(
        expect.objectContaining({ code: 'file.not_spreadsheet', params: { kind } }),
      );
    }
  });

  test('that is text is read as text', () => {
    const file = parseAs(writeCanvas(plainDescription), '2024-11-11T1200_Grades-CS101.xls');
    expect(errorsOf(file)).toEqual([]);
    expect(scoreLines(file)).toEqual(scoreLines(parseAs(writeCanvas(plainDescription), 'Grades-CS101.csv')));
  });
});
