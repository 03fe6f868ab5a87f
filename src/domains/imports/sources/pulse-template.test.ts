import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locales } from '#kernel/locale.ts';
import { placesOf } from '#test/fixtures/parsed-files.ts';
import { plainTemplate, pulseDescriptions } from '#test/fixtures/pulse-arbitraries.ts';
import { expectedLines, linesOf } from '#test/fixtures/pulse-lines.ts';
import { codesOf, errorsOf, parseAs } from '#test/fixtures/score-sources.ts';
import { defaultReadingLimits } from '../formats/limits.ts';
import { readWorkbook } from '../formats/read-workbook.ts';
import type { Cell, Row, Sheet, Workbook } from '../formats/workbook.ts';
import type { ParsedFile } from '../parsed-gradebook.ts';
import type { PulseDescription } from '../templates/pulse-description.ts';
import { writePulse, writePulseTemplate } from '../templates/pulse.ts';
import { readSheets } from './index.ts';

describe('the template of Pulse.EDU', { timeout: 60_000 }, () => {
  test.each(locales)('says what was filled in, in %s', (locale) => {
    fc.assert(
      fc.property(pulseDescriptions, (description) => {
        const file = parseAs(writePulse(description, locale), 'шаблон.xlsx');
        expect(errorsOf(file)).toEqual([]);
        expect(file.source).toBe('pulse-template');
        expect(linesOf(file)).toEqual(expectedLines(description));
      }),
      { numRuns: 60 },
    );
  });

  test.each(locales)('left empty is refused, and its example rows are told, in %s', (locale) => {
    const file = parseAs(writePulseTemplate(locale), 'шаблон.xlsx');
    expect(file.courses).toEqual([]);
    expect(errorsOf(file).map(({ code }) => code)).toEqual(['record.nothing']);
    expect(file.issues.filter(({ code }) => code === 'record.example_skipped')).toHaveLength(13);
  });

  test('keeps lessons in the order of the schedule, with times and rooms, and says what belongs to which programme', () => {
    const file = parseAs(writePulse(plainTemplate), 'шаблон.xlsx');
    const [algebra] = file.courses;
    expect(algebra?.activities.map(({ name, kind, position }) => [name, kind, position])).toEqual([
      ['Контрольная 1', 'test', 1],
      ['Занятие 2', 'lesson', 1],
      ['Занятие 1', 'lesson', 2],
    ]);
    expect(algebra?.activities.map(({ held }) => held)).toEqual([
      ...[undefined, undefined],
      [
        { at: '2024-09-07T07:00:00.000Z', room: '2426' },
        { at: '2024-09-07T10:00:00.000Z', room: null },
      ],
    ]);
    expect(file.courses.map(({ programme }) => programme)).toEqual(['Математика', undefined]);
    expect(file.programmes).toEqual({ names: ['Математика'], groups: [{ group: 'М1', programme: 'Математика' }] });
    expect(codesOf(file)).toEqual([]);
  });

  test('a deadline without a time ends with its day, a time of completion begins it', () => {
    const file = readChanged(
      'Оценки',
      add('Право', '007', 'Эссе 2', 'Выполнено', 1, '10.11.2024', '10.11.2024'),
      (book) => changeSheet(book, 'Элементы курса', add('Право', 'Эссе 2', null, null, '2024-11-12')),
    );
    expect(file.courses[1]?.activities[1]?.dueAt).toBe('2024-11-12T20:59:59.000Z');
    expect(file.courses[1]?.cells.at(1)).toMatchObject({
      completedAt: '2024-11-09T21:00:00.000Z',
      dueAt: '2024-11-10T20:59:59.000Z',
    });
  });

  test('without enrolments and schedule takes them from grades and marks', () => {
    const file = parseAs(writePulse({ ...plainTemplate, enrolments: [], schedule: [] }), 'шаблон.xlsx');
    expect(errorsOf(file)).toEqual([]);
    expect(file.courses.map(({ name, students }) => [name, students.map(({ externalId }) => externalId)])).toEqual([
      ['Алгебра', ['007', 'st-2']],
      ['Право', ['007']],
    ]);
    expect(file.courses[0]?.activities.map(({ name }) => name)).toEqual(['Контрольная 1', 'Занятие 1']);
  });
});

const workbookOf = (file: PulseDescription): Workbook =>
  readWorkbook(Buffer.from(writePulse(file)), 'шаблон.xlsx', defaultReadingLimits);

function changeSheet(book: Workbook, name: string, change: (rows: readonly Row[]) => readonly Row[]): Workbook {
  const sheets = book.sheets.map((sheet): Sheet =>
    sheet.name === name ? { ...sheet, rows: change(sheet.rows) } : sheet,
  );
  return { ...book, sheets };
}

/** Reads the plain template with a sheet changed. */
function readChanged(
  name: string,
  change: (rows: readonly Row[]) => readonly Row[],
  before: (book: Workbook) => Workbook = (book) => book,
): ParsedFile {
  const context = { fileName: 'шаблон.xlsx', timeZone: 'Europe/Moscow', maxIssues: 100 };
  return readSheets(changeSheet(before(workbookOf(plainTemplate)), name, change), context);
}

const add =
  (...cells: Cell[]) =>
  (rows: readonly Row[]) => [...rows, cells];

describe('a template that is wrong', () => {
  test.each<readonly [string, string, (rows: readonly Row[]) => readonly Row[], string]>([
    [
      'a grade of an unknown student',
      'Оценки',
      add('Право', '8', 'Эссе', null, 1),
      'record.unknown_reference | Оценки | 5 | B «ID студента» | 8',
    ],
    [
      'a grade in an unknown course',
      'Оценки',
      add('Физика', '007', 'Эссе', null, 1),
      'record.unknown_reference | Оценки | 5 | A «Курс» | Физика',
    ],
    [
      'a grade of an unknown assessment',
      'Оценки',
      add('Право', '007', 'Тест', null, 1),
      'record.unknown_reference | Оценки | 5 | C «Элемент курса» | Тест',
    ],
    [
      'a grade of somebody not enrolled',
      'Оценки',
      add('Право', 'st-2', 'Эссе', null, 1),
      'record.not_enrolled | Оценки | 5 | B «ID студента» | st-2',
    ],
    [
      'a grade that is there twice',
      'Оценки',
      add('Право', '007', 'Эссе', null, 1),
      'record.repeated | Оценки | 5 | C «Элемент курса» | Эссе',
    ],
    [
      'a word for a score',
      'Оценки',
      add('Право', '007', 'Эссе', null, 'зачтено'),
      'record.score_not_number | Оценки | 5 | E «Балл» | зачтено',
    ],
    [
      'a score of one who has not begun',
      'Оценки',
      add('Право', '007', 'Эссе', 'Не выполнено', 3),
      'record.score_without_result | Оценки | 5 | E «Балл» | 3',
    ],
    [
      'an unknown status',
      'Оценки',
      add('Право', '007', 'Эссе', 'ура', 3),
      'cell.unknown_status | Оценки | 5 | D «Статус» | ура',
    ],
    [
      'no time',
      'Оценки',
      add('Право', '007', 'Эссе', null, 3, 'вчера'),
      'cell.unreadable_time | Оценки | 5 | F «Время выполнения» | вчера',
    ],
    [
      'an unknown kind',
      'Элементы курса',
      add('Право', 'Опрос', 'Игра'),
      'record.unknown_kind | Элементы курса | 4 | C «Вид» | Игра',
    ],
    [
      'a maximum of nothing',
      'Элементы курса',
      add('Право', 'Опрос', null, 0),
      'record.maximum_not_number | Элементы курса | 4 | D «Максимум» | 0',
    ],
    [
      'an unknown group',
      'Студенты',
      add('9', null, null, 'М2'),
      'record.unknown_reference | Студенты | 4 | D «Группа» | М2',
    ],
    [
      'an unknown programme',
      'Курсы',
      add('Этика', 'Физика'),
      'record.unknown_reference | Курсы | 4 | B «Программа» | Физика',
    ],
    [
      'a student who is there twice',
      'Студенты',
      add('007', 'Ли'),
      'record.repeated | Студенты | 4 | A «ID студента» | 007',
    ],
    [
      'no time of a lesson',
      'Расписание',
      add('Алгебра', 'Занятие 3', 'утром'),
      'cell.unreadable_time | Расписание | 5 | C «Начало» | утром',
    ],
    [
      'a programme of a name too long',
      'Программы',
      add('п'.repeat(201)),
      `cell.too_long | Программы | 3 | A «Программа» | ${'п'.repeat(200)}`,
    ],
    ['a student without an id', 'Студенты', add(null, 'Ли'), 'record.blank | Студенты | 4 | A «ID студента»'],
    [
      'an unknown mark',
      'Посещаемость',
      add('Алгебра', 'st-2', 'Занятие 1', 7),
      'cell.unknown_mark | Посещаемость | 3 | D «Отметка» | 7',
    ],
    [
      'a lesson not in the schedule',
      'Посещаемость',
      add('Алгебра', 'st-2', 'Занятие 9', 1),
      'record.unknown_reference | Посещаемость | 3 | C «Занятие» | Занятие 9',
    ],
    [
      'a column too many of the same',
      'Курсы',
      (rows) => rows.map((row) => [...row, ...row]),
      'record.column_twice | Курсы | 1 | C «Курс»',
    ],
    ['a name without end', 'Курсы', add('я'.repeat(301)), `cell.too_long | Курсы | 4 | A «Курс» | ${'я'.repeat(200)}`],
    [
      'a broken formula',
      'Курсы',
      add({ kind: 'fault', fault: '#REF!' }),
      'cell.formula_error | Курсы | 4 | A «Курс» | #REF!',
    ],
    ['no column of courses', 'Оценки', (rows) => rows.map((row) => row.slice(1)), 'record.no_column | Оценки | 1'],
    ['data under no header', 'Курсы', (rows) => [...rows, ['Этика', null, 5]], 'column.no_header | Курсы | 1 | C'],
  ])('%s is an error that tells its place', (_, sheet, change, expected) => {
    expect(placesOf(errorsOf(readChanged(sheet, change)))).toContain(`error | ${expected}`);
  });

  test('a sheet that is missing or there twice is an error', () => {
    const { sheets, format } = workbookOf(plainTemplate);
    const context = { fileName: 'a.xlsx', timeZone: 'Europe/Moscow', maxIssues: 100 };
    const without = readSheets({ format, sheets: sheets.filter(({ name }) => name !== 'Студенты') }, context);
    expect(codesOf({ ...without, issues: errorsOf(without) })).toContain('record.no_sheet');
    const twice = sheets.flatMap((sheet) =>
      sheet.name === 'Курсы' ? [sheet, { ...sheet, name: 'Courses' }] : [sheet],
    );
    expect(placesOf(errorsOf(readSheets({ format, sheets: twice }, context)))).toEqual([
      'error | record.sheet_twice | Courses',
    ]);
  });

  test('a file whose courses all have no students is refused', () => {
    const { enrolments, grades, attendance, ...people } = plainTemplate;
    expect([enrolments, grades, attendance].every((rows) => rows.length > 0)).toBe(true);
    const file = parseAs(writePulse({ ...people, enrolments: [], grades: [], attendance: [] }), 'шаблон.xlsx');
    expect(errorsOf(file).map(({ code }) => code)).toEqual(['record.nobody']);
  });

  test('columns and sheets of other things are named among what is left out', () => {
    const file = readChanged('Курсы', (rows) =>
      rows.map(([course = null, programme = null], index) => [course, programme, index === 0 ? 'Кафедра' : 'К1']),
    );
    expect(errorsOf(file)).toEqual([]);
    expect(JSON.stringify(file.issues)).toContain('Кафедра');
  });
});
