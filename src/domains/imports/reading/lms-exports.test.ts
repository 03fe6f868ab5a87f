import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { placesOf } from '#test/fixtures/parsed-files.ts';
import { errorsOf, parseAs, scoreLines } from '#test/fixtures/score-sources.ts';
import { findSharedFile } from '#test/fixtures/shared-data.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import { ReadingError } from '../reading-error.ts';

const folder = 'lms-exports';

/** What reading a real file gives, or the code with which it is refused as a whole. */
function read(name: string): ParsedFile | string {
  const path = findSharedFile(`${folder}/${name}`) ?? '';
  try {
    return parseAs(readFileSync(path), basename(path));
  } catch (error) {
    if (error instanceof ReadingError) return error.code;
    throw error;
  }
}

function parsed(name: string): ParsedFile {
  const file = read(name);
  if (typeof file === 'string') throw new Error(`${name} was refused: ${file}`);
  return file;
}

const isHere = findSharedFile(`${folder}/sakai/grades_import.csv`) !== undefined;

describe.skipIf(!isHere)('exports of other systems as they are found', () => {
  test('Sakai, with a blank before the quotes of some fields', () => {
    const file = parsed('sakai/grades_import.csv');
    expect(file.source).toBe('sakai');
    expect(errorsOf(file)).toEqual([]);
    expect(scoreLines(file)).toEqual([
      'student1 | Stu Dent1 | Week #3: another week | done | 55.1 | 55.3',
      'student1 | Stu Dent1 | a1 | done | 7 | 10',
      'student2 | Stu Dent2 | Week #2: January 22/23 - 29 | done | 42 | 77',
      'student2 | Stu Dent2 | Week #3: another week | done | 44.3 | 55.3',
      'student2 | Stu Dent2 | a1 | done | 3 | 10',
    ]);
  });

  test('Sakai in Europe, with semicolons and commas', () => {
    const file = parsed('sakai/grades_import_i18n.csv');
    expect(errorsOf(file)).toEqual([]);
    expect(scoreLines(file)).toEqual([
      'student1 | Stu Dent1 | a1 | done | 7 | 10',
      'student2 | Stu Dent2 | Week #2: January 22/23 - 29 | done | 42 | 77',
      'student2 | Stu Dent2 | a1 | done | 3 | 10',
    ]);
  });

  test('Sakai, with two items that differ in case alone', () => {
    const file = parsed('sakai/grades_import_with_case_sensitive_dupes.csv');
    expect(errorsOf(file)).toEqual([]);
    expect(file.courses[0]?.activities.map(({ name }) => name)).toEqual([
      'a1',
      'Week #2: January 22/23 - 29',
      'Dupe Item',
      'dupe item',
    ]);
    expect(file.issues.filter(({ code }) => code === 'column.same_name').map(({ column }) => column)).toEqual([
      'H «dupe item»',
    ]);
  });

  test('Moodle, with four columns of grades', () => {
    const file = parsed('moodle/moodle_core_grade_import_multiple_mappings.csv');
    expect(file.source).toBe('moodle');
    expect(placesOf(file.issues).map((line) => line.split(' | ')[1])).toEqual(['course.from_file_name']);
    expect(scoreLines(file)).toHaveLength(12);
    expect(scoreLines(file)[7]).toBe('student2@example.com | 2 Student | Grade D | done | 24 | -');
  });

  test('Canvas, with names in two columns, a total and no score yet', () => {
    const file = parsed('canvas/canvaslms_last_and_first_names.csv');
    expect(file.source).toBe('canvas');
    expect(errorsOf(file)).toEqual([]);
    expect(file.courses[0]?.students[0]).toEqual({ externalId: '6', name: 'Blend Bill' });
    expect(file.courses[0]?.students).toHaveLength(7);
    expect(file.courses[0]?.activities.map(({ name }) => name)).toEqual(['Assignment 1']);
    expect(file.courses[0]?.cells).toHaveLength(0);
  });

  test.each<readonly [string, string]>([
    ['canvas/canvaslms_wat_not_a_csv.csv', 'file.not_spreadsheet'],
    ['ulearn/students.csv', 'sheet.no_student_column'],
    ...['users', 'classes', 'courses', 'orgs', 'enrollments', 'demographics', 'academicSessions', 'manifest'].map(
      (table) => [`oneroster-1.1/${table}.csv`, 'file.oneroster'] as const,
    ),
  ])('%s is no gradebook and refused: %s', (name, code) => {
    const file = read(name);
    expect(typeof file === 'string' ? [file] : file.issues.map((issue) => issue.code)).toEqual([code]);
  });
});
