import type { Locale } from '#kernel/locale.ts';
import { listTestOutcomes, readProgramme } from '#domains/questions/index.ts';
import type { FeedbackFacts } from '../facts/contract.ts';
import { feedbackFacts } from '../facts/feedback-facts.ts';
import { substitutes } from '../facts/substitutes.ts';
import { listReaders, listNewestFeedback } from '../store/situations.ts';
import { getComposingSettings } from './composing-settings.ts';
import { hashOfFacts } from './read-facts.ts';

/** A test of a student, in the language in which it will be told. */
export interface KnownTest {
  readonly studentId: number;
  readonly activityId: number;
  readonly language: Locale;
  readonly facts: FeedbackFacts;
  readonly factsHash: string;
  /** Of the newest feedback on it. */
  readonly newestHash: string | undefined;
}

/** What feedback may speak of: of every test of a course, or of one student; in a constant number of statements. */
export async function readTests(courseId: number, studentId?: number): Promise<KnownTest[]> {
  const outcomes = await listTestOutcomes(courseId, studentId);
  if (outcomes.length === 0) return [];
  const { language: usual } = await getComposingSettings();
  const readers = await listReaders(courseId, studentId);
  const programme = await readProgramme(courseId);
  const placeOf = (one: { studentId: number; activityId: number }) =>
    `${String(one.studentId)} ${String(one.activityId)}`;
  const newest = new Map((await listNewestFeedback(courseId, studentId)).map((one) => [placeOf(one), one.factsHash]));
  return outcomes.map((outcome) => {
    const language = readers.get(outcome.studentId)?.language ?? usual;
    const said = programme(outcome.topic) ?? { week: null, contents: null, tasks: null };
    const facts = feedbackFacts({ ...outcome, programme: said }, substitutes[language]);
    return {
      ...{ studentId: outcome.studentId, activityId: outcome.activityId, language, facts },
      factsHash: hashOfFacts(facts, language),
      newestHash: newest.get(placeOf(outcome)),
    };
  });
}
