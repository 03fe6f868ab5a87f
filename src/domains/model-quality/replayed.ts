import type { EvaluationResult } from '#domains/model-quality/contract.ts';
import type { CutName } from '#domains/risk/evaluation/contract.ts';

/** What a model would have said in one finished course, without ids of students. */
export interface CourseReplay {
  readonly told: number;
  readonly derived: number;
  /** Students with a probability, in one order in both lists. */
  cuts: Partial<Record<CutName, { probabilities: number[]; failed: number[] }>>;
  readonly groups: readonly {
    attribute: string;
    value: string;
    passed: number;
    falsePositives: number;
    failed: number;
    falseNegatives: number;
  }[];
  /** Of each student who failed or left: weeks of warning before the end; null without. */
  readonly weeks: readonly (number | null)[];
}

/** What became of a course of an evaluation. */
export type ReplayedCourse =
  { readonly kind: 'running' | 'unknown' | 'learned' } | { readonly kind: 'used'; readonly replay: CourseReplay };

/** The courses of an evaluation by what became of them. */
export function countCourses(courses: readonly ReplayedCourse[]): EvaluationResult['courses'] {
  const count = (kind: ReplayedCourse['kind']): number => courses.filter((course) => course.kind === kind).length;
  const [unknown, learned, used] = [count('unknown'), count('learned'), count('used')];
  return { finished: unknown + learned + used, unknown, learned, used };
}
