import type { StudentCourseMetric } from '#domains/metrics/contract.ts';
import { type Clustering, type ScoredStudent, clusterStudents } from '#domains/risk/clusters.ts';
import {
  type ClusterRun,
  type CourseAssessment,
  type GuardRail,
  type RiskSettings,
  type RulesCause,
  type StudentRisk,
  type Zone,
  defaultRiskSettings,
} from '#domains/risk/contract.ts';
import { type CourseNorms, courseNorms } from '#domains/risk/norms.ts';
import { notEnoughData, reasonsAgainst, reasonsFor } from '#domains/risk/reasons.ts';
import { type RiskScore, mapParts, riskScore } from '#domains/risk/score.ts';
import { type ZoneBounds, boundsFromClusters, place, usualBounds } from '#domains/risk/zones.ts';

/** What is judged: the metrics of every student of one course at one moment. */
export interface CourseToAssess {
  students: readonly (StudentCourseMetric & { externalId: string })[];
  seed?: number;
  settings?: RiskSettings;
}

type Scored = ScoredStudent & RiskScore;

/** What all students of the course are judged by. */
interface Standards {
  norms: CourseNorms;
  settings: RiskSettings;
  bounds: ZoneBounds;
}

/**
 * The zone, risk score and reasons of every student of a course. The same data, in any order, gives the same result.
 * @returns students in the given order
 */
export function assessCourse({ students, seed = 1, settings = defaultRiskSettings }: CourseToAssess): CourseAssessment {
  const norms = courseNorms(students);
  const scored = students.map((metric) => ({ metric, ...riskScore(metric, norms, settings) }));
  const judged = scored.filter((student) => isJudgeable(student, settings));
  const found = findClusters(judged, norms, settings, seed);
  const clustering = typeof found === 'string' ? null : found;
  const scores = judged.map(({ score }) => score);
  const bounds = clustering ? boundsFromClusters(scores, clustering.ranks, settings) : usualBounds(settings);
  const risks = new Map(
    judged.map((student, index) => [
      student,
      judge(student, clustering?.ranks[index] ?? null, { norms, settings, bounds }),
    ]),
  );
  const all = scored.map((student) => risks.get(student) ?? notJudged(student));
  return {
    run: {
      method: judged.length === 0 ? 'none' : clustering ? 'k-means' : 'rules',
      rulesCause: judged.length > 0 && typeof found === 'string' ? found : null,
      k: clustering?.k ?? null,
      silhouette: clustering?.silhouette ?? null,
      sizes: zoneSizes(all),
      clusterSizes: clustering?.sizes ?? [],
      features: clustering?.features ?? [],
      bounds: judged.length === 0 ? null : bounds,
      guardRails: guardRailUses(all),
      seed,
    },
    students: all,
  };
}

/**
 * Something was due or held, or the student has done something. Without any of it nobody is called on track,
 * but what the others did meanwhile may already speak clearly against the student.
 */
function isJudgeable({ metric, score }: Scored, { bounds }: RiskSettings): boolean {
  return metric.due > 0 || metric.lessonsHeld > 0 || metric.done > 0 || score >= bounds.B.lowest;
}

function findClusters(
  judged: readonly Scored[],
  norms: CourseNorms,
  settings: RiskSettings,
  seed: number,
): Clustering | RulesCause {
  if (judged.length < settings.minimumStudents) return 'few_students';
  if (norms.facts < settings.minimumFacts) return 'little_data';
  return clusterStudents(judged, settings.weights, seed);
}

function judge({ metric, score, points }: Scored, cluster: number | null, standards: Standards): StudentRisk {
  const { norms, settings, bounds } = standards;
  const placed = place(metric, score, bounds, norms.completionTop);
  // A guard rail moves the score; its parts move with it, so that the reasons still add up.
  const shares = mapParts((part) => (score === 0 ? 0 : (points[part] * placed.score) / score));
  const against = reasonsAgainst({ student: metric, norms, settings }, shares);
  const reasons = placed.zone === 'A' ? [...reasonsFor(metric, norms), ...against] : against;
  return {
    studentId: metric.studentId,
    zone: placed.zone,
    riskScore: placed.score,
    reasons,
    cluster,
    guardRail: placed.guardRail,
  };
}

function notJudged({ metric }: Scored): StudentRisk {
  return {
    studentId: metric.studentId,
    zone: null,
    riskScore: 0,
    reasons: [notEnoughData],
    cluster: null,
    guardRail: null,
  };
}

function zoneSizes(risks: readonly StudentRisk[]): ClusterRun['sizes'] {
  const count = (zone: Zone | null) => risks.filter((risk) => risk.zone === zone).length;
  return { A: count('A'), B: count('B'), C: count('C'), none: count(null) };
}

function guardRailUses(risks: readonly StudentRisk[]): ClusterRun['guardRails'] {
  const count = (guardRail: GuardRail) => risks.filter((risk) => risk.guardRail === guardRail).length;
  return { nothing_overdue: count('nothing_overdue'), mostly_overdue: count('mostly_overdue') };
}
