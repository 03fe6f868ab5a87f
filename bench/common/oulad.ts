import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Marks below this fail a test at the Open University. */
const passMark = 40;
const dayMilliseconds = 86_400_000;
/** Days are counted from the start of a presentation; any fixed date will do for it. */
const start = Date.parse('2013-02-01T00:00:00Z');

export interface OuladActivity {
  id: number;
  isLesson: false;
  /** Marked by a tutor, or by a computer. */
  kind: 'assignment' | 'test';
  dueAt: Date | null;
  maxPoints: number;
  weight: number | null;
}

export interface OuladCell {
  studentId: number;
  activityId: number;
  status: 'done' | 'failed';
  score: number | null;
  completedAt: Date;
  dueAt: null;
  /** The result comes from an earlier presentation (`is_banked`). */
  isCarriedOver: boolean;
}

export interface OuladStudent {
  studentId: number;
  registered: number;
  unregistered: number | null;
  previousAttempts: number | null;
  credits: number | null;
  succeeded: boolean;
}

export interface Presentation {
  module: string;
  presentation: string;
  days: number;
  activities: OuladActivity[];
  cells: OuladCell[];
  students: OuladStudent[];
}

/** The end of a day, as deadlines and submissions are known by the day only. */
export function endOfDay(day: number): Date {
  return new Date(start + (day + 1) * dayMilliseconds - 1000);
}

/** Whether the student is enrolled at the end of a day. */
export function isEnrolled({ registered, unregistered }: OuladStudent, day: number): boolean {
  return registered <= day && (unregistered === null || unregistered > day);
}

/** Reads the presentations of the Open University Learning Analytics Dataset (Kuzilek et al. 2017) from a folder. */
export function readPresentations(folder: string): Presentation[] {
  const assessments = Map.groupBy(rows(folder, 'assessments.csv'), courseOf);
  const results = Map.groupBy(rows(folder, 'studentAssessment.csv'), (row) => text(row, 'id_assessment'));
  const info = Map.groupBy(rows(folder, 'studentInfo.csv'), courseOf);
  const registrations = Map.groupBy(rows(folder, 'studentRegistration.csv'), courseOf);
  return rows(folder, 'courses.csv').map((course) => {
    // Results of final exams were hardly ever recorded: an exam would look overdue for everybody.
    const own = (assessments.get(courseOf(course)) ?? []).filter((row) => row['assessment_type'] !== 'Exam');
    const registrationOf = new Map(
      (registrations.get(courseOf(course)) ?? []).map((row) => [text(row, 'id_student'), row]),
    );
    return {
      module: text(course, 'code_module'),
      presentation: text(course, 'code_presentation'),
      days: number(course, 'module_presentation_length') ?? 0,
      activities: own.map((row) => activityOf(row)),
      cells: own.flatMap((row) => results.get(text(row, 'id_assessment')) ?? []).map((row) => cellOf(row)),
      students: (info.get(courseOf(course)) ?? []).map((row) =>
        studentOf(row, registrationOf.get(text(row, 'id_student')) ?? {}),
      ),
    };
  });
}

type Row = Record<string, string>;

function courseOf(row: Row): string {
  return `${text(row, 'code_module')} ${text(row, 'code_presentation')}`;
}

function activityOf(row: Row): OuladActivity {
  const day = number(row, 'date');
  return {
    id: number(row, 'id_assessment') ?? 0,
    isLesson: false,
    kind: row['assessment_type'] === 'CMA' ? 'test' : 'assignment',
    dueAt: day === null ? null : endOfDay(day),
    maxPoints: 100,
    weight: number(row, 'weight'),
  };
}

function cellOf(row: Row): OuladCell {
  const score = number(row, 'score');
  return {
    studentId: number(row, 'id_student') ?? 0,
    activityId: number(row, 'id_assessment') ?? 0,
    status: score !== null && score < passMark ? 'failed' : 'done',
    score,
    completedAt: endOfDay(number(row, 'date_submitted') ?? 0),
    dueAt: null,
    isCarriedOver: row['is_banked'] === '1',
  };
}

function studentOf(row: Row, registration: Row): OuladStudent {
  return {
    studentId: number(row, 'id_student') ?? 0,
    registered: number(registration, 'date_registration') ?? 0,
    unregistered: number(registration, 'date_unregistration'),
    previousAttempts: number(row, 'num_of_prev_attempts'),
    credits: number(row, 'studied_credits'),
    succeeded: ['Pass', 'Distinction'].includes(text(row, 'final_result')),
  };
}

/** The published files quote every value; copies without quotes are read alike. */
function rows(folder: string, name: string): Row[] {
  const [header = '', ...lines] = readFileSync(path.join(folder, name), 'utf8').trim().split(/\r?\n/);
  const valuesOf = (line: string) => line.split(',').map((value) => value.replace(/^"(.*)"$/, '$1'));
  const columns = valuesOf(header);
  return lines.map((line) => {
    const values = valuesOf(line);
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']));
  });
}

function text(row: Row, column: string): string {
  return row[column] ?? '';
}

/** What is not known is blank, or a question mark in the published files. */
function number(row: Row, column: string): number | null {
  const value = row[column] ?? '';
  return value === '' || value === '?' ? null : Number(value);
}
