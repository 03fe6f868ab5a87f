import { describe, expect, test } from 'vitest';
import { describeCourse } from '#test/fixtures/my-itmo.ts';
import { cellsOf, placesOf } from '#test/fixtures/parsed-files.ts';
import { plainTemplate } from '#test/fixtures/pulse-arbitraries.ts';
import { plainDescription } from '#test/fixtures/score-arbitraries.ts';
import { codesOf, errorsOf, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { pngFile } from '#test/fixtures/workbook-files.ts';
import { zipFile, zipOf } from '#test/fixtures/zip-files.ts';
import { defaultReadingLimits } from '../formats/limits.ts';
import { readWorkbook } from '../formats/read-workbook.ts';
import { cellText } from '../formats/cell-text.ts';
import { writeCanvas } from '../templates/canvas.ts';
import { writeDelimited } from '../templates/write-delimited.ts';
import { writeMoodle } from '../templates/moodle.ts';
import { writeMyItmoAttendance } from '../templates/my-itmo-attendance.ts';
import { writeMyItmoProgress } from '../templates/my-itmo-progress.ts';
import { writePulse } from '../templates/pulse.ts';

const canvas = writeCanvas(plainDescription);
const { progress, attendance } = describeCourse(5, { students: 6, activities: 4, lessons: 3 });
const [progressFile, attendanceFile] = [writeMyItmoProgress(progress), writeMyItmoAttendance(attendance)];
const read = (files: Readonly<Record<string, Uint8Array>>) => parseAs(zipOf(files), 'все.zip');

describe('a zip of gradebooks', () => {
  test('is read file by file, each with the course of its own name', () => {
    const file = read({ 'папка/2024-11-11T1200_Grades-CS101.csv': canvas, '2024-11-11T1200_Grades-CS102.csv': canvas });
    expect(file.source).toBe('canvas');
    expect(errorsOf(file)).toEqual([]);
    expect(file.courses.map(({ name }) => name)).toEqual(['CS101', 'CS102']);
    const alone = scoreLines(parseAs(canvas, '2024-11-11T1200_Grades-CS101.csv'));
    expect(scoreLines(file)).toEqual([...alone, ...alone].sort());
    expect(file.issues.map(({ sheet }) => sheet)).toContain('папка/2024-11-11T1200_Grades-CS101.csv');
  });

  test('puts two files of one course together, whichever comes first', () => {
    const [first, second] = [parseAs(progressFile, 'a.xlsx'), parseAs(attendanceFile, 'b.xlsx')];
    const expected = [...cellsOf(first), ...cellsOf(second)].sort();
    for (const files of [
      { 'a.xlsx': progressFile, 'b.xlsx': attendanceFile },
      { 'b.xlsx': attendanceFile, 'a.xlsx': progressFile },
    ]) {
      const file = read(files);
      expect(errorsOf(file)).toEqual([]);
      expect(file.courses).toHaveLength(1);
      expect(file.courses[0]?.students).toHaveLength(6);
      expect(file.courses[0]?.places?.[0]?.map(({ sheet }) => sheet).sort()).toEqual([
        'a.xlsx: Лист1',
        'b.xlsx: Лист1',
      ]);
      expect(cellsOf(file).sort()).toEqual(expected);
      expect(file.courses[0]?.activities.map(({ position }) => position).sort()).toEqual([1, 1, 2, 2, 3, 3, 4]);
    }
  });

  test('says nothing twice when a file is there twice, and refuses two that contradict each other', () => {
    const twice = parseAs(zipOf({ 'a.csv': canvas, 'b.csv': canvas }), 'все.zip', 'Курс');
    expect(errorsOf(twice)).toEqual([]);
    expect(scoreLines(twice)).toEqual(scoreLines(parseAs(canvas, 'a.csv')));
    const [anna, ...others] = plainDescription.students;
    const changed = anna ? [{ ...anna, scores: [1, 20], lastName: 'Чернова' }, ...others] : [];
    const other = writeCanvas({ ...plainDescription, students: changed });
    const file = parseAs(zipOf({ 'a.csv': canvas, 'b.csv': other }), 'все.zip', 'Курс');
    expect(errorsOf(file).map(({ code, params }) => [code, params['student']])).toEqual([
      ['archive.contradictory_student', '11'],
      ['archive.contradictory', '11'],
    ]);
  });

  test('of several systems is refused by the file that is of another', () => {
    const file = read({ 'a.csv': canvas, 'b.csv': writeMoodle(plainDescription) });
    expect(placesOf(errorsOf(file))).toEqual(['error | archive.several_systems | b.csv']);
  });

  test('with one number for two people in two courses is refused; a changed surname is none', () => {
    const [anna, ...others] = plainDescription.students;
    if (!anna) expect.fail();
    const named = (lastName: string, firstName: string) =>
      writeCanvas({ ...plainDescription, students: [{ ...anna, lastName, firstName }, ...others] });
    const zip = (other: Uint8Array) => read({ 'CS101.csv': canvas, 'CS102.csv': other });
    const file = zip(named('Кузнецов', 'Денис'));
    expect(placesOf(errorsOf(file))).toEqual(['error | archive.two_people | CS102 | 4']);
    expect(errorsOf(file)[0]?.params).toMatchObject({ student: '11', first: 'CS101.csv' });
    expect(errorsOf(zip(named('Чернова', anna.firstName)))).toEqual([]);
  });

  test('names the file and the sheet of an error; what file managers add is no file', () => {
    const file = read({
      'a.csv': canvas,
      '__MACOSX/._a.csv': pngFile,
      'папка/': Buffer.alloc(0),
      'Thumbs.db': pngFile,
      'b.png': pngFile,
      'c.zip': zipOf({ 'a.csv': canvas }),
      'd.xlsx': writeMyItmoProgress({ ...progress, rows: progress.rows.map((row) => ({ ...row, student: '' })) }),
    });
    const places = placesOf(errorsOf(file));
    expect(places.slice(0, 2)).toEqual([
      'error | file.not_spreadsheet | b.png',
      'error | file.not_spreadsheet | c.zip',
    ]);
    expect(places.at(2)).toContain('row.no_student | d.xlsx: Лист1 | 2');
  });

  test.each<readonly [string, Buffer, string]>([
    ['holds nothing', zipOf({ 'папка/': Buffer.alloc(0) }), 'archive.nothing'],
    [
      'holds too much',
      zipOf(Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${String(at)}.csv`, canvas]))),
      'archive.too_many_files',
    ],
    [
      'holds two files of a name',
      zipFile([
        { name: 'a.csv', content: Buffer.from('a') },
        { name: 'a.csv', content: Buffer.from('b') },
      ]),
      'archive.same_name',
    ],
  ])('that %s is refused', (_, file, code) => {
    expect(() => parseAs(file, 'все.zip')).toThrow(expect.objectContaining({ code }));
  });

  test('with Russian names as Windows writes them gives the courses their names', () => {
    // «Право.csv» and «Этика.csv» in the code page 866.
    const names = [Buffer.from('8fe0a0a2ae2e637376', 'hex'), Buffer.from('9de2a8aaa02e637376', 'hex')];
    const file = zipFile(names.map((name) => ({ name: '', nameBytes: name, content: Buffer.from(canvas) })));
    expect(parseAs(file, 'все.zip').courses.map(({ name }) => name)).toEqual(['Право', 'Этика']);
  });
});

test('the sheets of a template saved as text, in one zip, are read as the template', () => {
  // The sheet of programmes has one column, and a text of one column is no table.
  const groups = plainTemplate.groups.map(({ group }) => ({ group }));
  const template = writePulse({
    ...plainTemplate,
    groups,
    programmes: [],
    courses: [{ course: 'Алгебра' }, { course: 'Право' }],
  });
  const { sheets } = readWorkbook(Buffer.from(template), 'a.xlsx', defaultReadingLimits);
  const tables = sheets.filter(({ rows }) => rows.some((row) => row.length > 1));
  const files = tables.map(({ name, rows }): [string, Uint8Array] => [
    `${name}.csv`,
    writeDelimited(rows.map((row) => row.map(cellText))),
  ]);
  const file = read(Object.fromEntries(files));
  expect(file.source).toBe('pulse-template');
  expect(codesOf(file)).toEqual(codesOf(parseAs(template, 'a.xlsx')));
  expect(file.courses).toEqual(parseAs(template, 'a.xlsx').courses);
});
