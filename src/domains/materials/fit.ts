/** A text as its stems, each once. */
export type Stems = readonly string[];

export interface FittingMaterial {
  readonly id: string;
  readonly title: string;
  readonly stems: Stems;
  readonly activityIds: readonly number[];
  readonly topics: readonly string[];
}

/** Something a student could use help with. */
export interface Subject {
  readonly activityId: number | null;
  readonly topic: string | null;
  readonly stems: Stems;
}

export interface Fit {
  readonly materialId: string;
  readonly isAttached: boolean;
}

/** This share of what the words of the subject tell must be found. */
const leastShare = 0.6;

/** As many are offered for one subject. */
const mostFits = 3;

/**
 * What a word tells: the logarithm of all texts over those that have it (inverse document frequency, Spärck
 * Jones 1972). One that all have tells nothing.
 *
 * @param texts names of the course's activities
 */
export function weighWords(texts: readonly Stems[]): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const stems of texts) for (const stem of new Set(stems)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(Math.max(1, texts.length) / Math.max(1, counts.get(stem) ?? 1));
}

/** Materials that help with a subject: the attached ones, then those that have most of what its words tell; by title. */
export function fitsOf(
  subject: Subject,
  materials: readonly FittingMaterial[],
  weightOf: (stem: string) => number,
): Fit[] {
  const whole = sumOf(subject.stems, weightOf);
  const judged = materials.flatMap((material) => {
    const isAttached =
      (subject.activityId !== null && material.activityIds.includes(subject.activityId)) ||
      (subject.topic !== null && material.topics.includes(subject.topic));
    const found = new Set(material.stems);
    const shared = subject.stems.filter((stem) => found.has(stem));
    const share = whole > 0 ? sumOf(shared, weightOf) / whole : 0;
    return isAttached || share >= leastShare ? [{ material, isAttached, share }] : [];
  });
  return judged
    .toSorted(
      (one, other) =>
        Number(other.isAttached) - Number(one.isAttached) ||
        other.share - one.share ||
        compare(one.material.title, other.material.title) ||
        compare(one.material.id, other.material.id),
    )
    .slice(0, mostFits)
    .map(({ material, isAttached }) => ({ materialId: material.id, isAttached }));
}

/** In the order of the words, whatever that of the row was: sums of floats depend on it. */
function sumOf(stems: Stems, weightOf: (stem: string) => number): number {
  return [...new Set(stems)].toSorted(compare).reduce((sum, stem) => sum + weightOf(stem), 0);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
