import { mean, median } from '#kernel/quantile.ts';
import { activityNorms, ranks } from './peers.ts';
import * as facts from './student-facts.ts';
import { type CourseWork, type StudentWork, daysBetween } from './work.ts';

export type OfStudent = (student: StudentWork, norms: facts.Norms, course: CourseWork) => number;

/** What the probability is computed from: one number for each student. */
export interface Feature {
  readonly name: string;
  /** Whether more of it may only raise (1) or lower (-1) the probability; 0 where common sense demands neither. */
  readonly direction: 1 | -1 | 0;
  readonly values: (course: CourseWork, norms: facts.Norms) => number[];
  /** The student's number; `isRank`: the feature is its place among the others'. Absent: nothing the student does changes it. */
  readonly own?: { readonly value: OfStudent; readonly isRank: boolean };
}

/** A number of the student alone. */
function own(name: string, direction: Feature['direction'], value: OfStudent): Feature {
  return {
    name,
    direction,
    values: (course, norms) => course.students.map((student) => value(student, norms, course)),
    own: { value, isRank: false },
  };
}

/** The student's place among the others by a number, from 0 (lowest) to 1. */
function rank(name: string, direction: Feature['direction'], value: OfStudent): Feature {
  const { values } = own(name, direction, value);
  return {
    name,
    direction,
    values: (course, norms) => ranks(values(course, norms)),
    own: { value, isRank: true },
  };
}

/** A circumstance that is the same for all students of the course. */
function shared(name: string, direction: Feature['direction'], value: (course: CourseWork) => number): Feature {
  return {
    name,
    direction,
    values: (course) => new Array<number>(course.students.length).fill(value(course)),
  };
}

function ofKind(kind: 'assignment' | 'test'): (student: StudentWork) => number {
  return (student) =>
    facts.weightedMean(
      facts.countedWork(student).filter(({ activity }) => activity.kind === kind),
      facts.scoreOf,
    );
}

/** In days after the median of the others: who comes late has less time. */
function enrolledAfterOthers(course: CourseWork): number[] {
  const times = course.students.map(({ student }) => student.enrolledAt?.getTime() ?? facts.unknown);
  const usual = median(times.filter((time) => !Number.isNaN(time))) ?? 0;
  return times.map((time) => daysBetween(new Date(usual), new Date(time)));
}

function creditsBesideOthers(course: CourseWork): number[] {
  const usual = median(course.students.flatMap(({ student }) => student.credits ?? [])) ?? 0;
  return course.students.map(({ student }) => facts.share(student.credits ?? facts.unknown, usual));
}

function daysSinceDeadline(course: CourseWork): number {
  const times = course.students.flatMap((student) => facts.dueWork(student).at(-1)?.dueAt?.getTime() ?? []);
  const last = median(times);
  return last === null ? facts.unknown : daysBetween(new Date(last), course.at);
}

function lastScore(student: StudentWork): number {
  return facts.countedWork(student).map(facts.scoreOf).at(-1) ?? facts.unknown;
}

/** Of the last two by deadline, whose earliness is known. */
function recentEarliness(student: StudentWork): number {
  const known = student.work.filter((work) => facts.isOverdue(work) || work.daysEarly !== null);
  return facts.ownEarliness({ ...student, work: known.slice(-2) });
}

function recentScore(student: StudentWork): number {
  return mean(facts.countedWork(student).map(facts.scoreOf).slice(-2));
}

const score: OfStudent = (student) => facts.weightedMean(facts.countedWork(student), facts.scoreOf);
const assignmentScore: OfStudent = ofKind('assignment');
const silentDays: OfStudent = (student, _norms, { at }) => facts.silentDays(student, at);

/** In the order in which a model's trees number them. */
export const features: readonly Feature[] = [
  shared(
    'courseDueShare',
    0,
    (course) =>
      median(course.students.map((student) => facts.sum(facts.dueWork(student), ({ importance }) => importance))) ??
      facts.unknown,
  ),
  shared('courseDaysSinceDeadline', 0, daysSinceDeadline),
  shared('courseLeftShare', 1, (course) => course.leftShare ?? facts.unknown),
  own('overdueShare', 1, facts.overdueShare),
  rank('overdueRank', 1, facts.overdueShare),
  own('missedInARow', 1, facts.missedInARow),
  own('score', -1, score),
  rank('scoreRank', -1, score),
  own('scoreBesideOthers', -1, (student, norms) =>
    facts.weightedMean(facts.countedWork(student), (work) => facts.relativeScore(work, norms)),
  ),
  own('assignmentScore', -1, assignmentScore),
  own('testScore', -1, ofKind('test')),
  own('lastScore', -1, lastScore),
  own(
    'lowestHandedIn',
    -1,
    (student) =>
      facts
        .handedInScores(student)
        .toSorted((a, b) => a - b)
        .at(0) ?? facts.unknown,
  ),
  own('lastHandedIn', -1, (student) => facts.handedInScores(student).at(-1) ?? facts.unknown),
  own('failedOrOverdueShare', 1, (student) =>
    facts.shareOf(
      student.work.filter(({ done, due }) => done || due),
      (work) => work.failed || facts.isOverdue(work),
    ),
  ),
  own('lateOrOverdueShare', 1, (student) =>
    facts.shareOf(facts.dueWork(student), (work) => work.late || facts.isOverdue(work)),
  ),
  own('earliness', -1, facts.meanEarliness),
  own('upperEarliness', -1, facts.upperEarliness),
  own('silentDays', 1, silentDays),
  rank('silentRank', 1, silentDays),
  rank('earlinessRank', -1, facts.ownEarliness),
  rank('recentEarlinessRank', -1, recentEarliness),
  rank('assignmentScoreRank', -1, assignmentScore),
  rank('recentScoreRank', -1, recentScore),
  own('aheadShare', -1, facts.aheadShare),
  rank('aheadRank', -1, facts.aheadShare),
  rank('doneRank', -1, (student) => facts.shareOf(student.work, ({ done }) => done)),
  { name: 'enrolledAfterOthers', direction: 0, values: enrolledAfterOthers },
  own('previousAttempts', 1, ({ student }) => student.previousAttempts ?? facts.unknown),
  { name: 'creditsBesideOthers', direction: 0, values: creditsBesideOthers },
];

/** Finer differences are those of the order in which numbers were added. */
const precision = 1000;

/** The features of each student of a course, in the course's order of students; NaN is unknown. */
export function featureRows(course: CourseWork): Float64Array[] {
  const norms = activityNorms(course);
  const columns = features.map(({ values }) => values(course, norms));
  return course.students.map((_, student) =>
    Float64Array.from(columns, (column) => roundFeature(column[student] ?? facts.unknown)),
  );
}

export function roundFeature(value: number): number {
  return Math.round(value * precision) / precision;
}
