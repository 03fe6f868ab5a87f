import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zonedWallClockToInstant, type WallClock } from '#kernel/zoned-time.ts';
import { attendanceDescriptions, progressDescriptions } from '#test/fixtures/my-itmo-arbitraries.ts';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { workbookFile } from '#test/fixtures/workbook-files.ts';
import { zipFile } from '#test/fixtures/zip-files.ts';
import { defaultReadingLimits, type ReadingLimits } from '../formats/limits.ts';
import { unpackZip } from '../formats/unpack-zip.ts';
import { listZipEntries } from '../formats/zip-directory.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { ReadingError } from '../reading-error.ts';
import { displayName } from '../sources/names.ts';
import { writeMyItmoAttendance } from '../templates/my-itmo-attendance.ts';
import { writeMyItmoProgress, type ProgressDescription } from '../templates/my-itmo-progress.ts';
import { parseFile } from './parse-file.ts';

const timeZone = 'Europe/Moscow';

function parse(file: Uint8Array, limits: Partial<ReadingLimits> = {}): ParsedFile {
  const options = { fileName: 'ведомость.xlsx', timeZone, limits: { ...defaultReadingLimits, ...limits } };
  return parseFile(Buffer.from(file), options, () => {});
}

function line(...parts: (string | undefined)[]): string {
  return parts.map((part) => part ?? '-').join(' | ');
}

/** What a file says, cell by cell, in an order that does not depend on the order of its rows. */
function linesOf(file: ParsedFile): string[] {
  return file.courses
    .flatMap(({ name, students, activities, cells }) =>
      [...cells].map(({ student, activity, status, completedAt, dueAt }) =>
        line(name, students[student]?.externalId, activities[activity]?.name, status, completedAt, dueAt),
      ),
    )
    .sort();
}

function instant(wallClock: WallClock | undefined): string | undefined {
  return wallClock && zonedWallClockToInstant(wallClock, timeZone).toISOString();
}

function linesOfProgress({ activities, rows }: ProgressDescription): string[] {
  return rows
    .flatMap(({ student, course, results }) =>
      results.flatMap((result, index) => {
        const activity = activities[index];
        if (!result || !activity) return [];
        const status = result.status === 'passed' ? 'done' : result.status;
        const dueAt = activity.hasDeadlines ? instant(result.dueAt) : undefined;
        return [
          line(displayName(course), student, displayName(activity.name), status, instant(result.completedAt), dueAt),
        ];
      }),
    )
    .sort();
}

function errorsOf(file: ParsedFile): string[] {
  return file.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

describe('parseFile', { timeout: 60_000 }, () => {
  test('a report of the learning process says what was written into it', () => {
    fc.assert(
      fc.property(progressDescriptions, (description) => {
        const hasResults = description.rows.some(({ results }) => results.some((result) => result !== undefined));
        fc.pre(hasResults);
        const file = parse(writeMyItmoProgress(description));
        expect(errorsOf(file)).toEqual([]);
        expect(file.source).toBe('my-itmo-progress');
        expect(linesOf(file)).toEqual(linesOfProgress(description));
      }),
    );
  });

  test('a register of attendance says what was written into it', () => {
    fc.assert(
      fc.property(attendanceDescriptions, (description) => {
        fc.pre(description.rows.some(({ marks }) => marks.some((mark) => mark !== undefined)));
        const file = parse(writeMyItmoAttendance(description));
        const expected = description.rows
          .flatMap(({ student, course, marks }) =>
            marks.flatMap((mark, index) => {
              const lesson = displayName(description.lessons[index] ?? '');
              return mark ? [line(displayName(course), student, lesson, mark, undefined, undefined)] : [];
            }),
          )
          .sort();
        expect(file.issues).toEqual([]);
        expect(file.source).toBe('my-itmo-attendance');
        expect(linesOf(file)).toEqual(expected);
      }),
    );
  });

  test('the order of rows changes nothing but the order', () => {
    const { progress } = describeCourse(7, { students: 20, activities: 12, lessons: 0 });
    const expected = linesOf(parse(writeMyItmoProgress(progress)));
    expect(expected).toHaveLength(240);
    fc.assert(
      fc.property(fc.shuffledSubarray([...progress.rows], { minLength: progress.rows.length }), (rows) => {
        expect(linesOf(parse(writeMyItmoProgress({ ...progress, rows })))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  test('a sheet above the limits of size is refused by name', () => {
    const { attendance } = describeCourse(1, { students: 12, activities: 0, lessons: 9 });
    const file = writeMyItmoAttendance(attendance);
    expect(parse(file, { rows: 12, columns: 11 }).issues).toEqual([]);
    const place = { severity: 'error', sheet: 'Лист1' };
    expect(parse(file, { rows: 11, columns: 10 }).issues).toEqual([
      { ...place, code: 'sheet.too_many_rows', params: { max: 11 } },
      { ...place, code: 'sheet.too_many_columns', params: { max: 10 } },
    ]);
  });
});

test('a file with more results than the limit is refused', () => {
  const file = writeMyItmoAttendance(describeCourse(1, { students: 10, activities: 0, lessons: 10 }).attendance);
  expect(parse(file, { cells: 100 }).courses).toHaveLength(1);
  expect(parse(file, { cells: 99 })).toEqual({
    source: 'my-itmo-attendance',
    courses: [],
    issues: [{ severity: 'error', code: 'file.too_many_cells', params: { max: 99 } }],
  });
});

describe('parseFile, damaged files', { timeout: 60_000 }, () => {
  const { progress } = describeCourse(3, { students: 6, activities: 6, lessons: 0 });
  const good = Buffer.from(writeMyItmoProgress(progress));
  const parts = [...unpackZip(good, listZipEntries(good, 100), defaultReadingLimits)];

  /** Either is an answer; anything else is a defect of ours. */
  function expectAnswer(file: Buffer): void {
    try {
      expect(parse(file).courses).toBeInstanceOf(Array);
    } catch (error) {
      expect(error).toBeInstanceOf(ReadingError);
    }
  }

  const places = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });

  function withBytes(bytes: Buffer, changes: readonly (readonly [number, number])[]): Buffer {
    const copy = Buffer.from(bytes);
    for (const [at, value] of changes) copy[at % copy.length] = value;
    return copy;
  }

  test('any bytes changed give a parsed file or a coded error', () => {
    fc.assert(
      fc.property(places, (changes) => {
        expectAnswer(withBytes(good, changes));
      }),
      { numRuns: 150 },
    );
  });

  test('a file cut anywhere gives a coded error', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.length - 1 }), (length) => {
        expect(() => parse(good.subarray(0, length))).toThrow(ReadingError);
      }),
      { numRuns: 200 },
    );
  });

  test('any bytes changed within a part, its checksum made right again, give a parsed file or a coded error', () => {
    fc.assert(
      fc.property(fc.nat(parts.length - 1), places, (chosen, changes) => {
        const changed = parts.map(([name, content], index) => ({
          name,
          content: index === chosen ? withBytes(content, changes) : content,
        }));
        expectAnswer(zipFile(changed));
      }),
      { numRuns: 150 },
    );
  });

  test('a sheet of any markup gives a parsed file or a coded error', () => {
    const markup = fc.constantFrom(
      '<row r="1">',
      '</row>',
      '<c r="A1"',
      '<c r="ZZZ9" t="s">',
      ' t="inlineStr">',
      '<v>',
      '1e308',
      '</v>',
      '<is><t>',
      'Курс',
      '</t></is>',
      '</c>',
      '/>',
      '<f>',
      '</f>',
      '-7',
      '"',
      '&#x0;',
    );
    fc.assert(
      fc.property(fc.array(markup, { maxLength: 30 }), (pieces) => {
        expectAnswer(workbookFile([{ name: 'Лист1', rows: pieces.join('') }]));
      }),
      { numRuns: 150 },
    );
  });
});
