import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, readDelimited } from './delimited-text.ts';

describe('decodeText', () => {
  test.each([
    ['UTF-8', Buffer.from('Курс;1')],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeffКурс;1', 'utf16le')],
    ['UTF-16 without it', Buffer.from('Курс;1', 'utf16le')],
    ['windows-1251, as a Russian Excel writes csv', Buffer.from([0xca, 0xf3, 0xf0, 0xf1, 0x3b, 0x31])],
  ])('%s is text', (_, bytes) => {
    expect(decodeText(bytes)).toBe('Курс;1');
  });

  test('bytes of nothing readable are no text', () => {
    expect(decodeText(Buffer.from([0xca, 0x00, 0x01, 0xf1]))).toBeUndefined();
  });
});

describe('readDelimited', () => {
  const field = fc.string({ unit: fc.constantFrom(...'аб c"\n\r,;\t|1'.split('')), maxLength: 6 });

  test('quoted rows written with any delimiter and line break are read back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(
          fc.tuple(
            fc.constant('x'),
            field,
            field.map((end) => `${end}.`),
          ),
          { minLength: 1, maxLength: 5 },
        ),
        (delimiter, lineBreak, rows) => {
          const written = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter));
          const header = ['a', 'b', 'c'];
          const text = ['\ufeff' + header.join(delimiter), ...written].join(lineBreak);
          const expected = rows.map((row) => row.map((cell) => (cell.trim() === '' ? null : cell)));
          expect(readDelimited(text, 100)).toEqual([header, ...expected]);
        },
      ),
    );
  });

  test('blank lines and cells at the end are left out, those between stay', () => {
    expect(readDelimited('a;b;;\n\n1; ;x\n;;\n', 100)).toEqual([['a', 'b'], [], ['1', null, 'x']]);
  });

  test('only as many rows as asked for are read', () => {
    expect(readDelimited('a,b\n1,2\n3,4', 2)).toHaveLength(2);
  });

  test('blanks around quotes are no part of the field, and none are taken from a field without them', () => {
    expect(readDelimited('a, "b, c" ,d\n1, 2,"x"', 100)).toEqual([
      ['a', 'b, c', 'd'],
      ['1', ' 2', 'x'],
    ]);
  });

  test('a line break within the quotes of the first header does not hide the delimiter', () => {
    expect(readDelimited('"Student\nName";ID\nA;1', 100)).toEqual([
      ['Student\nName', 'ID'],
      ['A', '1'],
    ]);
  });

  test.each([
    ['prose', 'Просто текст\nбез столбцов', 'file.not_spreadsheet'],
    ['a quote that is not closed', 'a;b\n"1;2', 'file.truncated'],
    ['text after a closing quote', 'a;b\n"1"x;2', 'file.damaged'],
  ])('%s is refused', (_, text, code) => {
    expect(() => readDelimited(text, 100)).toThrow(expect.objectContaining({ code }));
  });
});
