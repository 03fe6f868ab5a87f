import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import {
  type ClusterRun,
  type CourseAssessment,
  type GuardRail,
  type Judgement,
  type RiskSettings,
  type Zone,
  defaultRiskSettings,
} from '#domains/risk/contract.ts';
import { type ExplainedRun, type JudgedStudent, explainCourse } from '#domains/risk/explained-course.ts';
import { judgeByProbability } from '#domains/risk/judge-by-probability.ts';
import { type CourseNorms, courseNorms } from '#domains/risk/norms.ts';
import { findPattern } from '#domains/risk/pattern/find-pattern.ts';
import { amongBounds, type ZoneBounds } from '#domains/risk/zones.ts';
import type { CourseWarnings } from '#domains/risk/early-warning/early-warnings.ts';
import type { CourseEvidence } from '#domains/risk/early-warning/evidence.ts';

/** What the early-warning model says of a course, and the numbers by which it is told. */
export interface Warned {
  model: string;
  warnings: CourseWarnings;
  evidence: CourseEvidence;
  /** Whether any activity has a deadline: without one the model never has anything to tell from. */
  hasDeadlines: boolean;
}

/** What is judged: the metrics of every student of one course at one moment, and what the model says then. */
export interface CourseToAssess {
  students: readonly (StudentCourseMetric & { externalId: string })[];
  /** Without it the explained score judges everybody. */
  warned?: Warned;
  seed?: number;
  settings?: RiskSettings;
}

/**
 * The zone, risk score and reasons of every student of a course: by the probability that the early-warning model gives, and
 * by the explained score where it abstains. The same data, in any order, gives the same result.
 * @returns students in the given order
 */
export function assessCourse(course: CourseToAssess): CourseAssessment {
  const { students, warned, seed = 1, settings = defaultRiskSettings } = course;
  const median = warned?.warnings.medianProbability ?? null;
  const judged = judgeCourse(course);
  const { pattern, clusters } = findPattern(students, settings, seed);
  return {
    run: {
      ...judged.run,
      pattern,
      sizes: zoneSizes(judged.students),
      guardRails: guardRailUses(judged.students),
      seed,
      judgement: {
        sizes: {
          probability: countJudged(judged.students, 'probability'),
          rules: countJudged(judged.students, 'rules'),
        },
        abstention: median !== null ? null : warned?.hasDeadlines === true ? 'nothing_due' : 'no_deadlines',
        model: warned && median !== null ? { version: warned.model, medianProbability: median } : null,
      },
    },
    students: judged.students.map((student, index) => ({ ...student, pattern: clusters[index] ?? null })),
  };
}

/** The judgement alone, without the patterns, which cost more than it. @returns students in the given order */
export function judgeCourse({ students, warned, seed = 1, settings = defaultRiskSettings }: CourseToAssess): {
  run: ExplainedRun;
  students: JudgedStudent[];
} {
  const norms = courseNorms(students);
  const explained = explainCourse(students, norms, settings, seed);
  return warned === undefined || warned.warnings.medianProbability === null
    ? explained
    : judgeByModel(students, explained, warned, { norms, settings });
}

/** The run's bounds are those of probabilities; who has none keeps the place that the explained score has among its own. */
function judgeByModel(
  students: CourseToAssess['students'],
  explained: { run: ExplainedRun; students: JudgedStudent[] },
  { warnings, evidence }: Warned,
  standards: { norms: CourseNorms; settings: RiskSettings },
): { run: ExplainedRun; students: JudgedStudent[] } {
  const bounds = boundsOfProbabilities(standards.settings);
  const warningOf = new Map(warnings.students.map((warning) => [warning.studentId, warning]));
  return {
    run: {
      method: 'probability',
      rulesCause: null,
      k: null,
      silhouette: null,
      clusterSizes: [],
      features: [],
      bounds,
    },
    students: explained.students.map((byRules, index) => {
      const [metric, warning] = [students[index], warningOf.get(byRules.studentId)];
      if (metric === undefined || warning === undefined || warning.probability === null)
        return moved(byRules, explained.run.bounds, bounds);
      return judgeByProbability(metric, warning, { ...standards, bounds, warnings, evidence });
    }),
  };
}

/** Of scores: 100 × the probabilities at which the zones begin. */
export function boundsOfProbabilities({ probabilities: { B, C } }: RiskSettings): ZoneBounds {
  return { B: 100 * B, C: 100 * C };
}

function moved(risk: JudgedStudent, from: ZoneBounds | null, to: ZoneBounds): JudgedStudent {
  if (from === null || risk.zone === null) return { ...risk, cluster: null };
  const riskScore = amongBounds(risk.riskScore, from, to);
  const scale = risk.riskScore === 0 ? 0 : riskScore / risk.riskScore;
  return {
    ...risk,
    riskScore,
    reasons: risk.reasons.map((reason) => ({ ...reason, contribution: reason.contribution * scale })),
    cluster: null,
  };
}

function zoneSizes(risks: readonly JudgedStudent[]): ClusterRun['sizes'] {
  const count = (zone: Zone | null) => risks.filter((risk) => risk.zone === zone).length;
  return { A: count('A'), B: count('B'), C: count('C'), none: count(null) };
}

function countJudged(risks: readonly JudgedStudent[], judgement: Judgement): number {
  return risks.filter(({ judgedBy }) => judgedBy === judgement).length;
}

function guardRailUses(risks: readonly JudgedStudent[]): ClusterRun['guardRails'] {
  const count = (guardRail: GuardRail) => risks.filter((risk) => risk.guardRail === guardRail).length;
  return {
    nothing_overdue: count('nothing_overdue'),
    mostly_overdue: count('mostly_overdue'),
    low_attendance: count('low_attendance'),
  };
}
