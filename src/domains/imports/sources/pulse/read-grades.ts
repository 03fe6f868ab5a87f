import type { ResultStatus } from '#domains/gradebook/contract.ts';
import { cellText } from '../../formats/cell-text.ts';
import type { FileDecimals } from '../decimal-mark.ts';
import type { CellReading } from '../../cell-table.ts';
import { normalisedName } from '../names.ts';
import { placeIn } from '../places.ts';
import { readScore } from '../read-score.ts';
import { readInstants, type ReadInstant } from '../read-time.ts';
import type { RecordRow, RecordSheet } from '../records/record-sheet.ts';
import { courseOfRow, studentOfRow, type PulseRegister } from './find-places.ts';
import { reportRepeated, reportUnknown, type PulseKey } from './pulse-book.ts';
import { statusWords } from './words.ts';

type Key = PulseKey<'grades'>;

/** Reads the results of the sheet of grades, row by row. */
class GradeRows {
  readonly #register: PulseRegister;
  readonly #sheet: RecordSheet<Key>;
  readonly #decimals: FileDecimals;
  readonly #completed: ReadInstant | undefined;
  readonly #deadline: ReadInstant | undefined;

  constructor(register: PulseRegister, sheet: RecordSheet<Key>, timeZone: string, decimals: FileDecimals) {
    this.#register = register;
    this.#sheet = sheet;
    this.#decimals = decimals;
    const { completed, deadline } = sheet.columns;
    const { issues } = register;
    this.#completed =
      completed === undefined ? undefined : readInstants(sheet, completed, 'start_of_day', timeZone, issues);
    this.#deadline = deadline === undefined ? undefined : readInstants(sheet, deadline, 'end_of_day', timeZone, issues);
  }

  #report(code: Parameters<PulseRegister['issues']['add']>[0], row: RecordRow<Key>, key: Key, params = {}): void {
    const column = this.#sheet.columns[key];
    const cell = column === undefined ? null : (row.cells[column] ?? null);
    const at = placeIn(this.#sheet, { row: row.number, column, cell });
    this.#register.issues.add(code, at, params);
  }

  #statusOf(row: RecordRow<Key>): ResultStatus | 'unknown' | undefined {
    const { status } = row.texts;
    if (status === undefined) return undefined;
    const known = statusWords.find(status);
    if (!known) this.#report('cell.unknown_status', row, 'status', { accepted: statusWords.accepted });
    return known ?? 'unknown';
  }

  #scoreOf(row: RecordRow<Key>): number | undefined {
    const column = this.#sheet.columns.score;
    const reading = readScore(column === undefined ? null : (row.cells[column] ?? null), this.#decimals);
    if (reading.kind === 'nothing') return undefined;
    if (reading.kind === 'points') return reading.value;
    const code = reading.kind === 'unreadable' ? reading.code : 'record.score_not_number';
    this.#report(code, row, 'score', { example: this.#decimals.example });
    return undefined;
  }

  /** What a row says of its result; undefined when it says nothing, or what cannot be read. */
  read(row: RecordRow<Key>): CellReading | undefined {
    const said = this.#statusOf(row);
    const score = this.#scoreOf(row);
    const completedAt = this.#completed?.(row);
    const dueAt = this.#deadline?.(row);
    if (said === 'unknown') return undefined;
    const isNoResult = said === 'not_attempted' || said === 'excused';
    if (isNoResult && score !== undefined) {
      this.#report('record.score_without_result', row, 'score', { status: row.texts.status ?? '' });
      return undefined;
    }
    const status = said ?? (score === undefined && completedAt === undefined ? undefined : 'done');
    if (status === undefined) return undefined;
    return {
      // A time beside «Не выполнено» is the time of an attempt.
      status: status === 'not_attempted' && completedAt !== undefined ? 'attempted' : status,
      ...(score !== undefined && { score }),
      ...(completedAt !== undefined && status !== 'excused' && { completedAt }),
      ...(dueAt !== undefined && { dueAt }),
    };
  }
}

/** Adds the results of the sheet of grades; who and what they are about must be known. */
export function readGrades(register: PulseRegister, timeZone: string, decimals: FileDecimals): void {
  const { book, issues } = register;
  const sheet = book.sheets.grades;
  if (!sheet) return;
  const rows = new GradeRows(register, sheet, timeZone, decimals);
  const above = new Map<string, number>();
  let unused = 0;
  for (const row of sheet.rows) {
    const course = courseOfRow(register, sheet, row);
    const student = studentOfRow(register, course, sheet, row);
    const key = normalisedName(row.texts.assessment ?? '');
    const activity = course?.findActivity(key);
    if (course && !activity) reportUnknown(sheet, row, 'assessment', book.titleOf('assessments'), issues);
    const reading = rows.read(row);
    const deadline = sheet.columns.deadline;
    if (!reading && deadline !== undefined && (row.cells[deadline] ?? null) !== null) unused += 1;
    if (!course || !activity || student === undefined || !reading) continue;
    const first = course.addCell(student, key, row.number, reading);
    if (first !== undefined) reportRepeated(sheet, row, 'assessment', first, issues);
    if (reading.score === undefined || reading.score <= (activity.maxPoints ?? Infinity)) continue;
    const name = `${course.name}: ${activity.name}, ${cellText(activity.maxPoints ?? null)}`;
    above.set(name, (above.get(name) ?? 0) + 1);
  }
  for (const [value, count] of above) {
    const maximum = value.slice(value.lastIndexOf(', ') + 2);
    issues.add('activity.scores_above_maximum', { sheet: sheet.sheet, value }, { count, maximum });
  }
  if (unused > 0) issues.add('activity.deadline_without_status', { sheet: sheet.sheet }, { count: unused });
}
