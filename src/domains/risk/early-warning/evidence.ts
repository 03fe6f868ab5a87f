import { mean, median } from '#kernel/quantile.ts';
import { isJudgeable } from './early-warnings.ts';
import * as facts from './student-facts.ts';
import { type CourseWork, type StudentWork, daysBetween } from './work.ts';

/** The numbers by which what moves a probability is told: counts of activities, percent, days. Null: not known. */
export interface Evidence {
  overdue: number;
  due: number;
  /** How many of the last deadlines in a row were missed. */
  missedInARow: number;
  failed: number;
  done: number;
  activities: number;
  /** Mean of scores, what is overdue counting as 0; null without a score. */
  meanScore: number | null;
  /** Of what was handed in. */
  lowestScore: number | null;
  /** Of the last that was handed in, by deadline. */
  lastScore: number | null;
  late: number;
  /** From submission to deadline; negative after it. */
  daysEarly: number | null;
  /** Since the last submission; null also of who never handed anything in. */
  silentDays: number | null;
  /** Done before it was due. */
  ahead: number;
  /** The last activity whose result counts is overdue. */
  isLastOverdue: boolean;
}

/** A number of the evidence that can be compared. */
export type EvidenceNumber = {
  [Name in keyof Evidence]: Evidence[Name] extends number | null ? Name : never;
}[keyof Evidence];

export interface CourseEvidence {
  /** By id of the student; of those who have a probability. */
  students: ReadonlyMap<number, Evidence>;
  /** The middle of the course; null where the number is unknown of most. */
  medians: Readonly<Record<EvidenceNumber, number | null>>;
}

/** The numbers of everybody who has a probability, beside the middle of the course. */
export function evidenceOf(course: CourseWork): CourseEvidence {
  const students = new Map(
    course.students
      .filter((student) => isJudgeable(student))
      .map((student) => [student.student.studentId, evidenceOfStudent(student, course.at)]),
  );
  const middle = (name: EvidenceNumber) => {
    const known = [...students.values()].map((evidence) => evidence[name]).filter((value) => value !== null);
    return 2 * known.length < students.size ? null : median(known);
  };
  return {
    students,
    medians: {
      overdue: middle('overdue'),
      due: middle('due'),
      missedInARow: middle('missedInARow'),
      failed: middle('failed'),
      done: middle('done'),
      activities: middle('activities'),
      meanScore: middle('meanScore'),
      lowestScore: middle('lowestScore'),
      lastScore: middle('lastScore'),
      late: middle('late'),
      daysEarly: middle('daysEarly'),
      silentDays: middle('silentDays'),
      ahead: middle('ahead'),
    },
  };
}

function evidenceOfStudent(student: StudentWork, at: Date): Evidence {
  const due = facts.dueWork(student);
  const counted = facts.countedWork(student);
  const done = student.work.filter((work) => work.done);
  const scores = student.work.flatMap(({ score }) => score ?? []);
  const early = student.work.flatMap(({ daysEarly }) => daysEarly ?? []);
  const times = done.flatMap(({ completedAt, carriedOver }) => (carriedOver ? [] : (completedAt?.getTime() ?? [])));
  return {
    overdue: due.filter(facts.isOverdue).length,
    due: due.length,
    missedInARow: facts.missedInARow(student),
    failed: done.filter(({ failed }) => failed).length,
    done: done.length,
    activities: student.work.length,
    // A mean of hundreds may come out a trace above.
    meanScore: scores.length === 0 ? null : Math.min(100, facts.weightedMean(counted, facts.scoreOf)),
    lowestScore: scores.length === 0 ? null : Math.min(...scores),
    lastScore: scores.at(-1) ?? null,
    late: due.filter(({ late }) => late).length,
    daysEarly: early.length === 0 ? null : mean(early),
    silentDays: times.length === 0 ? null : daysBetween(new Date(Math.max(...times)), at),
    ahead: student.work.filter((work) => work.done && !work.due).length,
    isLastOverdue: counted.at(-1) !== undefined && counted.slice(-1).every(facts.isOverdue),
  };
}
