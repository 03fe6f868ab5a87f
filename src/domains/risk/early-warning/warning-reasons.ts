import type { WarningReason } from './contract.ts';
import type { CourseWarnings, EarlyWarning } from './early-warnings.ts';
import type { CourseEvidence, Evidence, EvidenceNumber } from './evidence.ts';
import { logOddsOfProbability } from './log-odds.ts';

/** As many are told by themselves. */
const mostTold = 5;

/** What is told together, because one fact moves several features. */
type Group = 'undone' | 'scores' | 'lastScore' | 'timing' | 'silence' | 'progress';

/**
 * The group of each feature that a number of the gradebook can tell. What is overdue counts as a score of 0 and as handed in
 * late: of whom nothing else is known in these features, they tell of undone work.
 */
const groupOf: Readonly<Record<string, (evidence: Evidence) => Group>> = {
  overdueShare: () => 'undone',
  overdueRank: () => 'undone',
  missedInARow: () => 'undone',
  failedOrOverdueShare: () => 'undone',
  score: scoresOrUndone,
  scoreRank: scoresOrUndone,
  scoreBesideOthers: scoresOrUndone,
  assignmentScore: scoresOrUndone,
  testScore: scoresOrUndone,
  assignmentScoreRank: scoresOrUndone,
  lowestHandedIn: scoresOrUndone,
  lastHandedIn: ({ lastScore }) => (lastScore === null ? 'undone' : 'lastScore'),
  lastScore: ({ isLastOverdue }) => (isLastOverdue ? 'undone' : 'lastScore'),
  recentScoreRank: ({ isLastOverdue }) => (isLastOverdue ? 'undone' : 'lastScore'),
  lateOrOverdueShare: timingOrUndone,
  earliness: timingOrUndone,
  upperEarliness: timingOrUndone,
  earlinessRank: timingOrUndone,
  recentEarlinessRank: timingOrUndone,
  silentDays: () => 'silence',
  silentRank: () => 'silence',
  aheadShare: () => 'progress',
  aheadRank: () => 'progress',
  doneRank: () => 'progress',
};

function scoresOrUndone({ meanScore }: Evidence): Group {
  return meanScore === null ? 'undone' : 'scores';
}

function timingOrUndone({ daysEarly }: Evidence): Group {
  return daysEarly === null ? 'undone' : 'timing';
}

/** A number that may tell a group, and whether more of it speaks against the student. */
interface Fact {
  number: EvidenceNumber;
  isWorse: 'more' | 'less';
  /** Of whom it is true at all; by default of everybody. */
  isTrue?: (evidence: Evidence) => boolean;
  reason: (evidence: Evidence, median: number, value: number) => Unweighed;
}

type Unweighed = WarningReason extends infer One
  ? One extends WarningReason
    ? Omit<One, 'contribution'>
    : never
  : never;

/** The first whose number bears the direction of the contribution is told. */
const facts: Readonly<Record<Group, readonly Fact[]>> = {
  undone: [
    {
      number: 'overdue',
      isWorse: 'more',
      reason: ({ overdue, due }, median) => ({ code: 'overdue_beside', params: { overdue, due, median } }),
    },
    {
      number: 'missedInARow',
      isWorse: 'more',
      reason: (_, median, count) => ({ code: 'missed_in_a_row', params: { count, median } }),
    },
    {
      number: 'failed',
      isWorse: 'more',
      reason: ({ failed, done }, median) => ({ code: 'failed_beside', params: { failed, done, median } }),
    },
  ],
  scores: [
    {
      number: 'meanScore',
      isWorse: 'less',
      reason: (_, median, score) => ({ code: 'mean_score', params: { score, median } }),
    },
    {
      number: 'lowestScore',
      isWorse: 'less',
      reason: (_, median, score) => ({ code: 'lowest_score', params: { score, median } }),
    },
  ],
  lastScore: [
    {
      number: 'lastScore',
      isWorse: 'less',
      reason: (_, median, score) => ({ code: 'last_score', params: { score, median } }),
    },
  ],
  timing: [
    {
      number: 'late',
      isWorse: 'more',
      reason: ({ late, due }, median) => ({ code: 'late_beside', params: { late, due, median } }),
    },
    {
      number: 'daysEarly',
      isWorse: 'less',
      reason: (_, median, days) => ({
        code: days < 0 ? 'days_late' : 'days_early',
        params: { days: Math.abs(days), median },
      }),
    },
  ],
  silence: [
    {
      number: 'silentDays',
      isWorse: 'more',
      reason: (_, median, days) => ({ code: 'silent_since', params: { days, median } }),
    },
    {
      number: 'done',
      isWorse: 'less',
      isTrue: ({ done }) => done === 0,
      reason: (_, median) => ({ code: 'nothing_handed_in', params: { median } }),
    },
  ],
  progress: [
    {
      number: 'done',
      isWorse: 'less',
      reason: ({ done, activities }, median) => ({ code: 'done_beside', params: { done, activities, median } }),
    },
    {
      number: 'ahead',
      isWorse: 'less',
      reason: (_, median, count) => ({ code: 'done_ahead', params: { count, median } }),
    },
  ],
};

/**
 * What moves a student's probability away from the median student's, in words with numbers: at most five groups of features
 * whose numbers bear it, the largest first; the rest is one more. Points of a feature = its log odds × (100 p − 100 m) /
 * (logit p − logit m), p being the student's probability and m the median student's: the mean slope between the two, so that
 * all points add up to 100 p − 100 m.
 */
export function warningReasons(
  { probability, contributions, studentId }: EarlyWarning,
  { medianProbability }: CourseWarnings,
  { students, medians }: CourseEvidence,
): WarningReason[] {
  const evidence = students.get(studentId);
  if (probability === null || medianProbability === null || evidence === undefined) return [];
  const scale = pointsPerLogOdds(probability, medianProbability);
  const sums = new Map<Group, number>();
  for (const { feature, logOdds } of contributions) {
    const group = groupOf[feature]?.(evidence);
    if (group !== undefined) sums.set(group, (sums.get(group) ?? 0) + scale * logOdds);
  }
  const told = [...sums]
    .flatMap(([group, points]) => toldBy(group, points, evidence, medians) ?? [])
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, mostTold);
  const rest = 100 * (probability - medianProbability) - told.reduce((sum, { contribution }) => sum + contribution, 0);
  return Math.abs(rest) < 1e-9 ? told : [...told, { code: 'other_signs', params: {}, contribution: rest }];
}

/** Points of a hundred for a unit of log odds between two probabilities. */
function pointsPerLogOdds(probability: number, median: number): number {
  const distance = logOddsOfProbability(probability) - logOddsOfProbability(median);
  return Math.abs(distance) < 1e-9 ? 100 * median * (1 - median) : (100 * (probability - median)) / distance;
}

function toldBy(
  group: Group,
  points: number,
  evidence: Evidence,
  medians: CourseEvidence['medians'],
): WarningReason | undefined {
  for (const { number, isWorse, isTrue, reason } of facts[group]) {
    const [value, median] = [evidence[number], medians[number]];
    // The sentences know no middle on the other side of the deadline, which half a course that is late would have.
    if (value === null || median === null || median < 0 || isTrue?.(evidence) === false) continue;
    // As they will be read, and the difference must be of the contribution's sign.
    const difference = Math.round(value) - Math.round(median);
    if ((isWorse === 'more' ? difference : -difference) * points <= 0) continue;
    return { ...reason(evidence, median, value), contribution: points };
  }
  return undefined;
}
