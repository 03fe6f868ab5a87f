import type { Locale } from '#kernel/locale.ts';
import { pulseColumns, pulseSheetNames, pulseSheets, type PulseSheet } from '../sources/pulse/sheets.ts';
import type { RecordColumn } from '../sources/records/record-columns.ts';
import type { PulseDescription } from './pulse-description.ts';
import { pulseHints } from './pulse-hints.ts';
import { writeSheets, type WrittenCell, type WrittenSheet } from './write-sheet.ts';

const words = {
  kinds: {
    ru: {
      lecture: 'Лекция',
      test: 'Тест',
      assignment: 'Задание',
      exam: 'Экзамен',
      material: 'Материал',
      other: 'Другое',
    },
    en: {
      lecture: 'Lecture',
      test: 'Test',
      assignment: 'Assignment',
      exam: 'Exam',
      material: 'Material',
      other: 'Other',
    },
  },
  statuses: {
    ru: {
      done: 'Выполнено',
      failed: 'Не зачтено',
      attempted: 'В процессе',
      not_attempted: 'Не выполнено',
      excused: 'Освобождён',
    },
    en: { done: 'Done', failed: 'Failed', attempted: 'In progress', not_attempted: 'Not done', excused: 'Excused' },
  },
  outcomes: {
    ru: { passed: 'Сдан', failed: 'Не сдан', left: 'Ушёл' },
    en: { passed: 'Passed', failed: 'Failed', left: 'Left' },
  },
  marks: {
    ru: { present: 1, absent: 0, excused: 'у' },
    en: { present: 'Present', absent: 'Absent', excused: 'Excused' },
  },
} as const;

const place = { ru: 0, en: 1 } as const;

function headersOf(sheet: PulseSheet, locale: Locale): string[] {
  const columns: readonly RecordColumn[] = Object.values(pulseColumns[sheet]);
  return columns.map(({ names }) => names[place[locale]] ?? '');
}

function rowsOf(file: PulseDescription, locale: Locale): Readonly<Record<PulseSheet, WrittenCell[][]>> {
  const { kinds, statuses, marks, outcomes } = words;
  return {
    students: file.students.map(({ id, name, email, group }) => [id, name, email, group]),
    programmes: file.programmes.map(({ programme }) => [programme]),
    groups: file.groups.map(({ group, programme }) => [group, programme]),
    courses: file.courses.map(({ course, programme }) => [course, programme]),
    enrolments: file.enrolments.map(({ course, student }) => [course, student]),
    assessments: file.assessments.map(({ course, assessment, kind, maximum, deadline, weight, category, topic }) => [
      course,
      assessment,
      kind && kinds[locale][kind],
      maximum,
      deadline,
      weight,
      category,
      topic,
    ]),
    grades: file.grades.map(({ course, student, assessment, status, score, completed, deadline }) => [
      course,
      student,
      assessment,
      status && statuses[locale][status],
      score,
      completed,
      deadline,
    ]),
    attendance: file.attendance.map(({ course, student, lesson, mark }) => [
      course,
      student,
      lesson,
      marks[locale][mark],
    ]),
    schedule: file.schedule.map(({ course, lesson, starts, room }) => [course, lesson, starts, room]),
    outcomes: (file.outcomes ?? []).map(({ course, student, outcome, date }) => [
      course,
      student,
      outcomes[locale][outcome],
      date,
    ]),
    attributes: (file.attributes ?? []).map(({ student, attribute, value }) => [student, attribute, value]),
    questions: (file.questions ?? []).map(({ course, topic, question, options, right }) => [
      ...[course, topic, question, options?.join('\n'), right],
    ]),
    answers: (file.answers ?? []).map(({ course, student, topic, number, answer }) => [
      ...[course, student, topic, number, answer === '' ? undefined : answer],
    ]),
  };
}

/** Writes the template filled in. */
export function writePulse(description: PulseDescription, locale: Locale = 'ru'): Uint8Array<ArrayBuffer> {
  const rows = rowsOf(description, locale);
  return writeSheets(
    pulseSheets.map((sheet) => ({
      name: pulseSheetNames[sheet][place[locale]],
      rows: [headersOf(sheet, locale), ...rows[sheet]],
    })),
  );
}

/** Letters of the widest cell of a column, and some air. */
function widthsOf(rows: readonly (readonly WrittenCell[])[]): number[] {
  const [header = []] = rows;
  const longest = (column: number): number =>
    Math.max(...rows.map((row) => (typeof row[column] === 'object' ? 16 : String(row[column] ?? '').length)));
  return header.map((_, column) => longest(column) + 4);
}

/**
 * Writes the empty template: on every sheet the headers, each with a note on what belongs there, and one row that shows
 * it and is left out when it stays.
 */
export function writePulseTemplate(locale: Locale): Uint8Array<ArrayBuffer> {
  return writeSheets(
    pulseSheets.map((sheet): WrittenSheet => {
      const { notes, example } = pulseHints[sheet][locale];
      const rows = [headersOf(sheet, locale), example];
      return { name: pulseSheetNames[sheet][place[locale]], rows, notes, widths: widthsOf(rows) };
    }),
  );
}
