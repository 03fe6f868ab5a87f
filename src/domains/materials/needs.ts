import type { StudentResults } from '#domains/gradebook/contract.ts';
import type { NeedKind } from './contract.ts';

/** Something that goes badly for a student, as what it is looked for, and by which words. */
export interface Need {
  readonly kind: NeedKind;
  readonly activityId: number | null;
  readonly topic: string | null;
  /** As pages call it. */
  readonly name: string;
  readonly words: string;
}

/** So many are looked at: the newest deadlines first. */
const mostActivities = 12;

/**
 * What a student could use help with: weak topics, the weakest first; then what is failed or overdue, what was due last first.
 *
 * @param topics of activities, by activity
 * @param weak the student's weakest topics
 */
export function needsOf(
  results: StudentResults['items'],
  topics: ReadonlyMap<number, string>,
  weak: readonly string[],
): Need[] {
  const due = results
    .flatMap((result) =>
      result.state === 'overdue' || result.state === 'failed' ? [{ ...result, kind: result.state }] : [],
    )
    .toSorted((one, other) => time(other.dueAt) - time(one.dueAt) || one.position - other.position);
  return [
    ...weak.map((topic): Need => ({ kind: 'topic', activityId: null, topic, name: topic, words: topic })),
    ...due.slice(0, mostActivities).map(({ kind, id, name }): Need => {
      const topic = topics.get(id) ?? null;
      return { kind, activityId: id, topic, name, words: name };
    }),
  ];
}

function time(moment: string | null): number {
  return moment === null ? 0 : Date.parse(moment);
}
