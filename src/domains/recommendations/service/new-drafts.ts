import { clock } from '#kernel/runtime.ts';
import type { NewDraft } from '../store/drafts.ts';
import type { Composed } from './compose.ts';
import type { KnownCourse, KnownStudent } from './read-facts.ts';
import type { KnownTest } from './read-tests.ts';

/** Advice that was composed of what is known of a student, to be stored. */
export function adviceDraft(
  { studentId, facts, factsHash, language, urgency }: KnownStudent,
  { dataVersion, asOf }: Pick<KnownCourse, 'dataVersion' | 'asOf'>,
  composed: Composed,
): NewDraft {
  return { ...composed, ...{ studentId, activityId: null, facts, factsHash, language, urgency, dataVersion, asOf } };
}

/** Feedback that was composed on a test, to be stored: looked at after advice to who is at risk, the more mistakes the sooner. */
export function feedbackDraft(
  { studentId, activityId, facts, factsHash, language }: KnownTest,
  dataVersion: number,
  composed: Composed,
): NewDraft {
  const { right, wrong, skipped, unchecked } = facts.counts;
  const urgency = (100 * (wrong + skipped)) / Math.max(1, right + wrong + skipped + unchecked);
  const about = { studentId, activityId, facts, factsHash, language, urgency };
  return { ...composed, ...about, dataVersion, asOf: clock().now() };
}
