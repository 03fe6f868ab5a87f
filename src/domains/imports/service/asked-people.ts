import type { DoubtfulPerson, RecognisedPeople } from '#domains/roster/index.ts';
import type { AskedPerson } from '../store/people.ts';

/** Whom to ask about, each with the candidate who is likeliest, if one is. */
export function askedPeople({ known, recognised, doubtful }: RecognisedPeople): AskedPerson[] {
  const taken = new Set([...known, ...recognised.map(({ studentId }) => studentId)]);
  return doubtful.map((person) => {
    const free = new Set(person.candidates.map(({ studentId }) => studentId).filter((id) => !taken.has(id)));
    return { ...person, free, likelyId: likeliestOf(person, free) };
  });
}

/** The first candidate, who has to be free and more alike than the second. */
function likeliestOf({ candidates }: DoubtfulPerson, free: ReadonlySet<number>): number | null {
  const [first, second] = candidates;
  if (!first || !free.has(first.studentId)) return null;
  return second?.keys.join() === first.keys.join() ? null : first.studentId;
}
