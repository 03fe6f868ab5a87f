import { type Clustering, type ScoredStudent, clusterStudents } from '#domains/risk/clusters.ts';
import type { ClusterRun, RiskSettings, RulesCause, StudentRisk } from '#domains/risk/contract.ts';
import type { CourseNorms } from '#domains/risk/norms.ts';
import { notEnoughData, reasonsAgainst, reasonsFor } from '#domains/risk/reasons.ts';
import { type RiskScore, mapParts, riskScore } from '#domains/risk/score.ts';
import { type ZoneBounds, boundsFromClusters, place, usualBounds } from '#domains/risk/zones.ts';

type Scored = ScoredStudent & RiskScore;

/** What all students of the course are judged by. */
interface Standards {
  norms: CourseNorms;
  settings: RiskSettings;
  bounds: ZoneBounds;
}

/** A student as judged; how the student works is another matter. */
export type JudgedStudent = Omit<StudentRisk, 'pattern'>;

/** How the explained score judged: what a run keeps of it. */
export type ExplainedRun = Pick<
  ClusterRun,
  'method' | 'rulesCause' | 'k' | 'silhouette' | 'clusterSizes' | 'features' | 'bounds'
>;

/**
 * The students of a course as the explained score judges them (ADR 0001), guard rails included.
 * @returns students in the given order
 */
export function explainCourse(
  students: readonly ScoredStudent['metric'][],
  norms: CourseNorms,
  settings: RiskSettings,
  seed: number,
): { run: ExplainedRun; students: JudgedStudent[] } {
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
  return {
    run: {
      method: judged.length === 0 ? 'none' : clustering ? 'k-means' : 'rules',
      rulesCause: judged.length > 0 && typeof found === 'string' ? found : null,
      k: clustering?.k ?? null,
      silhouette: clustering?.silhouette ?? null,
      clusterSizes: clustering?.sizes ?? [],
      features: clustering?.features ?? [],
      bounds: judged.length === 0 ? null : bounds,
    },
    students: scored.map((student) => risks.get(student) ?? notJudged(student)),
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

function judge({ metric, score, points }: Scored, cluster: number | null, standards: Standards): JudgedStudent {
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
    probability: null,
    judgedBy: 'rules',
    reasons,
    cluster,
    guardRail: placed.guardRail,
  };
}

function notJudged({ metric }: Scored): JudgedStudent {
  return {
    studentId: metric.studentId,
    zone: null,
    riskScore: 0,
    probability: null,
    judgedBy: null,
    reasons: [notEnoughData],
    cluster: null,
    guardRail: null,
  };
}
