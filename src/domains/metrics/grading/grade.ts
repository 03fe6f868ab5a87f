/** What an activity is in the grade of a course. */
export interface GradedActivity {
  /** Its category, or else its kind. */
  readonly part: string;
  /** Scores are shares of it; null or 0: the activity has no share in the grade. */
  readonly maxPoints: number | null;
  /** As somebody set or the source says; null: its most points. */
  readonly weight: number | null;
}

/** What a part of the grade is: its weight, null when nobody gave it one, and how many of the lowest scores are dropped. */
export interface GradePart {
  readonly weight: number | null;
  readonly dropLowest: number;
}

/** A score that counts: `share` is of the most points, 1 for all of them, more with extra credit. */
export interface CountedScore {
  readonly activityId: number;
  readonly activity: GradedActivity;
  readonly share: number;
}

/**
 * The grade so far in per cent, over what is scored: within a part the weighted mean of the shares without the lowest ones
 * that its rule drops (never all of them), over the parts their weighted mean. Where no part has a weight of its own, all
 * scores count by their own weights alike. A part without a weight among others that have one weighs what its activities'
 * own weights sum to. Null when nothing that weighs something is scored.
 *
 * Without weights this is points over possible points (Canvas: "Gradebook by points"; Moodle: "Natural"), with weights of
 * parts Canvas's weighted assignment groups: https://community.canvaslms.com/docs/DOC-10059, where parts without scores
 * are left out and the rest is scaled up; dropping is Moodle's "Drop the lowest":
 * https://docs.moodle.org/en/Grade_aggregation.
 */
export function gradePct(scores: readonly CountedScore[], parts: ReadonlyMap<string, GradePart>): number | null {
  const isWeighed = [...parts.values()].some((part) => part.weight !== null);
  // In one order, so that sums are the same to the last digit.
  const ordered = scores.filter(countsAtAll).toSorted((one, other) => one.activityId - other.activityId);
  const byPart = Map.groupBy(ordered, ({ activity }) => activity.part);
  const sums = [...byPart].map(([key, own]) => {
    const part = parts.get(key) ?? { weight: null, dropLowest: 0 };
    const kept = withoutLowest(own, part.dropLowest);
    const possible = sum(kept, weightOf);
    const ownWeights = sum(kept, ({ activity }) => activity.weight ?? 0);
    const got = sum(kept, (score) => weightOf(score) * score.share);
    return { got, possible, weight: part.weight ?? ownWeights };
  });
  if (!isWeighed)
    return percent(
      sum(sums, ({ got }) => got),
      sum(sums, ({ possible }) => possible),
    );
  return percent(
    sum(sums, ({ got, possible, weight }) => (weight * got) / possible),
    sum(sums, ({ weight }) => weight),
  );
}

function weightOf({ activity }: CountedScore): number {
  return activity.weight ?? activity.maxPoints ?? 0;
}

function countsAtAll(score: CountedScore): boolean {
  return (score.activity.maxPoints ?? 0) > 0 && weightOf(score) > 0;
}

function withoutLowest(scores: readonly CountedScore[], dropLowest: number): CountedScore[] {
  const ordered = scores.toSorted((one, other) => one.share - other.share || one.activityId - other.activityId);
  return ordered.slice(Math.min(dropLowest, ordered.length - 1));
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function percent(got: number, possible: number): number | null {
  return possible === 0 ? null : (100 * got) / possible;
}
