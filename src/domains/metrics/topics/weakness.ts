/** Answers that the course's mean counts for beside a student's own. */
export const priorAnswers = 2;
/** Of fewer answers nothing is said of one student. */
export const leastAnswers = 2;
/** As many topics are called weak at most. */
const mostWeak = 3;

/**
 * A student's mean of a topic, drawn towards the mean of the course as if `priorAnswers` more answers had been as good as
 * the course's: one answer of 0 proves less than five. Kelley's estimate of a true score (1947, Fundamentals of Statistics),
 * with a fixed reliability n / (n + priorAnswers). In the unit of the means.
 */
export function estimate(sum: number, answers: number, courseMean: number): number {
  return (sum + priorAnswers * courseMean) / (answers + priorAnswers);
}

interface Topic {
  readonly topic: string;
  readonly answers: number;
  /** By which topics are compared. */
  readonly level: number;
}

/** The weakest three topics: those of at least `least` answers that are below the mean of all answers. */
export function weakest(topics: readonly Topic[], least: number): Set<string> {
  const answers = topics.reduce((sum, topic) => sum + topic.answers, 0);
  const mean = topics.reduce((sum, topic) => sum + topic.level * topic.answers, 0) / answers;
  const below = topics.filter((topic) => topic.answers >= least && topic.level < mean - 1e-9);
  const ordered = below.toSorted((one, other) => one.level - other.level || one.topic.localeCompare(other.topic));
  return new Set(ordered.slice(0, mostWeak).map(({ topic }) => topic));
}
