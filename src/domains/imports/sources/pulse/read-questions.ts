import { testKey } from '#domains/questions/comparing/contract.ts';
import type { SaidQuestion, SaidTests } from '#domains/questions/contract.ts';
import { cellText } from '../../formats/cell-text.ts';
import { withoutControls } from '../../formats/clean-text.ts';
import type { ParsedCourse } from '../../parsed-gradebook.ts';
import { placeIn } from '../places.ts';
import type { RecordRow, RecordSheet } from '../records/record-sheet.ts';
import { longestText } from '../tests/document-fields.ts';
import { foundInTests } from '../tests/found-in-tests.ts';
import { checkRight, mostQuestions, testOf } from '../tests/read-tests.ts';
import { courseOfRow, studentOfRow, type PulseRegister } from './find-places.ts';
import { reportRepeated, reportUnknown } from './pulse-book.ts';

/** What a student answered in a test, by the ids of the file. */
interface Answered {
  readonly student: string;
  readonly topic: string;
  readonly given: (string | null)[];
  readonly rows: (number | null)[];
}

interface TestsOfCourse {
  readonly questions: SaidQuestion[];
  readonly answered: Map<string, Answered>;
}

type AnyRow = RecordRow<string>;

/** Questions and answers of the sheets of a template, by the name of their course. */
export class PulseTests {
  readonly #courses = new Map<string, TestsOfCourse>();
  readonly #register: PulseRegister;

  constructor(register: PulseRegister) {
    this.#register = register;
    this.#readQuestions();
    this.#readAnswers();
  }

  #of(course: string): TestsOfCourse {
    const known = this.#courses.get(course) ?? { questions: [], answered: new Map<string, Answered>() };
    this.#courses.set(course, known);
    return known;
  }

  /** The text of a cell of values; reports one that is too long. */
  #textOf(sheet: RecordSheet<string>, row: AnyRow, key: string): string {
    const column = sheet.columns[key];
    const text = withoutControls(cellText(column === undefined ? null : row.cells[column])).trim();
    if (text.length > longestText) {
      this.#register.issues.add('cell.too_long', placeIn(sheet, { row: row.number, column }), { max: longestText });
    }
    return text.slice(0, longestText);
  }

  #readQuestions(): void {
    const { book, issues } = this.#register;
    const sheet = book.sheets.questions;
    if (!sheet) return;
    for (const row of sheet.rows) {
      const course = courseOfRow(this.#register, sheet, row);
      if (!course) continue;
      const { topic = '' } = row.texts;
      const [text, right] = [this.#textOf(sheet, row, 'question'), this.#textOf(sheet, row, 'right')];
      if (text === '') {
        issues.add('record.blank', placeIn(sheet, { row: row.number, column: sheet.columns.question }));
        continue;
      }
      const options = this.#textOf(sheet, row, 'options')
        .split(/[\n;]/)
        .map((option) => option.trim())
        .filter((option) => option !== '');
      const place = placeIn(sheet, { row: row.number, column: sheet.columns.right });
      checkRight({ options, right }, { sheet: sheet.sheet, column: place.column ?? '', row: row.number }, issues);
      const { questions } = this.#of(course.name);
      const test = testKey(topic);
      const position = questions.filter((one) => one.test === test).length + 1;
      course.addActivity(testOf(topic, 1));
      questions.push({ test, position, text, ...(options.length > 0 && { options }), right });
    }
  }

  #readAnswers(): void {
    const { book, issues } = this.#register;
    const sheet = book.sheets.answers;
    if (!sheet) return;
    const rowOf = new Map<string, number>();
    for (const row of sheet.rows) {
      const course = courseOfRow(this.#register, sheet, row);
      const student = studentOfRow(this.#register, course, sheet, row);
      if (!course || student === undefined) continue;
      const { questions, answered } = this.#of(course.name);
      const { topic = '' } = row.texts;
      const number = Number(this.#textOf(sheet, row, 'number'));
      const ofTest = questions.filter((one) => one.test === testKey(topic));
      // Without questions in the file, those that are known are asked when it is stored.
      const most = ofTest.length > 0 ? ofTest.length : mostQuestions;
      if (!Number.isInteger(number) || number < 1 || number > most) {
        reportUnknown(
          sheet,
          { ...row, texts: { ...row.texts, number: String(number) } },
          'number',
          book.titleOf('questions'),
          issues,
        );
        continue;
      }
      const place = JSON.stringify([course.name, student, testKey(topic)]);
      const first = rowOf.get(`${place} ${String(number)}`);
      if (first !== undefined) {
        reportRepeated(sheet, row, 'student', first, issues);
        continue;
      }
      rowOf.set(`${place} ${String(number)}`, row.number);
      const own = answered.get(place) ?? { student, topic, given: [], rows: [] };
      answered.set(place, own);
      while (own.given.length < number) {
        own.given.push(null);
        own.rows.push(null);
      }
      own.given[number - 1] = this.#textOf(sheet, row, 'answer');
      own.rows[number - 1] = row.number;
    }
  }

  /** A course with what the sheets say of its tests; as it is where they say nothing. */
  addTo(course: ParsedCourse): ParsedCourse {
    const found = this.#courses.get(course.name);
    if (!found) return course;
    const { book, issues } = this.#register;
    const studentAt = new Map(course.students.map(({ externalId }, index) => [externalId, index]));
    const sheet = book.sheets.answers;
    const { column = '' } = sheet ? placeIn(sheet, { column: sheet.columns.answer }) : {};
    const tests: SaidTests = {
      syllabus: [],
      questions: found.questions,
      answers: [...found.answered.values()].flatMap(({ student, topic, given, rows }) => {
        const index = studentAt.get(student);
        const place = { sheet: sheet?.sheet ?? '', column, rows };
        return index === undefined ? [] : [{ student: index, test: testKey(topic), topic, given, ...place }];
      }),
    };
    const asked = new Set(found.questions.map(({ test }) => test));
    const answering = new Set(tests.answers.map(({ student }) => student));
    issues.add('tests.found', {}, foundInTests(tests, asked.size, answering.size));
    return { ...course, tests };
  }
}
