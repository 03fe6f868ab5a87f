import { median } from '#kernel/quantile.ts';
import type { WarningCourse } from './course.ts';
import { featureRows, features } from './features.ts';
import { contributionsOf } from './contributions.ts';
import { logOddsOf, probabilityOf } from './log-odds.ts';
import type { EarlyWarningModel } from './model.ts';
import { type CourseWork, type StudentWork, workAt } from './work.ts';

/** What the model says of one student. */
export interface EarlyWarning {
  studentId: number;
  /** That the student fails or leaves; null: not enough data yet. */
  probability: number | null;
  /**
   * What moves the log odds away from those of the course's median student, by feature, the largest first; they add up.
   * Empty without a probability.
   */
  contributions: { feature: string; logOdds: number }[];
}

export interface CourseWarnings {
  /** Probability of the student who has the median of every feature; null where nobody has a probability. */
  medianProbability: number | null;
  /** Those enrolled at the moment, by id. */
  students: EarlyWarning[];
}

/** The probability that each student of a course fails or leaves, from what is known of the course at a moment. */
export function earlyWarnings(course: WarningCourse, at: Date, model: EarlyWarningModel): CourseWarnings {
  return warningsOf(workAt(course, at), model);
}

/** The same from a course as it is known at the moment. */
export function warningsOf(known: CourseWork, model: EarlyWarningModel): CourseWarnings {
  const rows = featureRows(known);
  const judged = rows.filter((_, index) => isJudgeable(known.students[index]));
  const reference = medianRow(judged);
  return {
    medianProbability: judged.length === 0 ? null : probabilityOf(logOddsOf(model, reference)),
    students: known.students.map((student, index) => {
      const { studentId } = student.student;
      const row = rows[index];
      if (row === undefined || !isJudgeable(student)) return { studentId, probability: null, contributions: [] };
      const parts = contributionsOf(model, row, reference);
      const contributions = features
        .map(({ name }, feature) => ({ feature: name, logOdds: parts[feature] ?? 0 }))
        .filter(({ logOdds }) => logOdds !== 0)
        .toSorted((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds));
      return { studentId, probability: probabilityOf(logOddsOf(model, row)), contributions };
    }),
  };
}

/** Before the first deadline there is nothing to tell from: the model has learned from nothing of the kind. */
export function isJudgeable(student: StudentWork | undefined): boolean {
  return student?.work.some(({ due }) => due) === true;
}

/** The middle of each feature; unknown where it is unknown of most. */
function medianRow(rows: readonly Float64Array[]): Float64Array {
  return Float64Array.from(features, (_, feature) => {
    const known = rows.map((row) => row[feature] ?? Number.NaN).filter((value) => !Number.isNaN(value));
    return 2 * known.length < rows.length ? Number.NaN : (median(known) ?? Number.NaN);
  });
}
