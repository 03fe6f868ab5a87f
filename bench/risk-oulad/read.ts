import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { MetricActivity, MetricCell } from '#domains/metrics/definitions.ts';

/** Marks below this fail a test at the Open University. */
const passMark = 40;
const dayMilliseconds = 86_400_000;
/** Days are counted from the start of a presentation; any fixed date will do for it. */
const start = Date.parse('2013-02-01T00:00:00Z');

export interface Presentation {
  module: string;
  presentation: string;
  days: number;
  activities: MetricActivity[];
  cells: MetricCell[];
  students: { studentId: number; registered: number; unregistered: number | null; succeeded: boolean }[];
}

/** The end of a day, as deadlines and submissions are known by the day only. */
export function endOfDay(day: number): Date {
  return new Date(start + (day + 1) * dayMilliseconds - 1000);
}

/** Reads the presentations of the Open University Learning Analytics Dataset (Kuzilek et al. 2017) from a folder. */
export function readPresentations(folder: string): Presentation[] {
  const assessments = rows(folder, 'assessments.csv');
  const results = rows(folder, 'studentAssessment.csv');
  const info = rows(folder, 'studentInfo.csv');
  const registrations = rows(folder, 'studentRegistration.csv');
  return rows(folder, 'courses.csv').map((course) => {
    const ofCourse = (row: Row) =>
      row['code_module'] === course['code_module'] && row['code_presentation'] === course['code_presentation'];
    // Results of final exams were hardly ever recorded: an exam would look overdue for everybody.
    const own = assessments.filter((row) => ofCourse(row) && row['assessment_type'] !== 'Exam');
    const ids = new Set(own.map((row) => row['id_assessment']));
    const registrationOf = new Map(registrations.filter(ofCourse).map((row) => [row['id_student'], row]));
    return {
      module: text(course, 'code_module'),
      presentation: text(course, 'code_presentation'),
      days: number(course, 'module_presentation_length') ?? 0,
      activities: own.map((row) => activityOf(row)),
      cells: results.filter((row) => ids.has(row['id_assessment'])).map((row) => cellOf(row)),
      students: info.filter(ofCourse).map((row) => ({
        studentId: number(row, 'id_student') ?? 0,
        registered: number(registrationOf.get(row['id_student']) ?? {}, 'date_registration') ?? 0,
        unregistered: number(registrationOf.get(row['id_student']) ?? {}, 'date_unregistration'),
        succeeded: ['Pass', 'Distinction'].includes(text(row, 'final_result')),
      })),
    };
  });
}

type Row = Record<string, string>;

function activityOf(row: Row): MetricActivity {
  const day = number(row, 'date');
  return { id: number(row, 'id_assessment') ?? 0, isLesson: false, dueAt: day === null ? null : endOfDay(day) };
}

function cellOf(row: Row): MetricCell {
  const score = number(row, 'score');
  return {
    studentId: number(row, 'id_student') ?? 0,
    activityId: number(row, 'id_assessment') ?? 0,
    status: score !== null && score < passMark ? 'failed' : 'done',
    completedAt: endOfDay(number(row, 'date_submitted') ?? 0),
    dueAt: null,
  };
}

function rows(folder: string, name: string): Row[] {
  const [header = '', ...lines] = readFileSync(path.join(folder, name), 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']));
  });
}

function text(row: Row, column: string): string {
  return row[column] ?? '';
}

function number(row: Row, column: string): number | null {
  const value = row[column] ?? '';
  return value === '' ? null : Number(value);
}
