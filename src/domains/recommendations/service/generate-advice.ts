import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { findDataVersion } from '#domains/roster/index.ts';
import { needsAdvice } from '../facts/needs-advice.ts';
import { exampleSection } from '../prompt/examples.ts';
import { replaceDrafts } from '../store/drafts.ts';
import { listWellRated } from '../store/examples.ts';
import { adviceBrief } from './briefs.ts';
import { getComposingSettings } from './composing-settings.ts';
import { compose } from './compose.ts';
import { adviceDraft } from './new-drafts.ts';
import { lastAdviceOf, readFacts, type KnownStudent } from './read-facts.ts';

interface Wanted {
  readonly courseId: number;
  readonly studentId: number;
  readonly isAsked: boolean;
}

/**
 * Composes advice to a student and stores it as a draft, in place of one that nobody has decided about. Where the course has
 * moved on meanwhile nothing is stored: who plans the newer data asks again.
 *
 * @throws AppError recommendation.course_computing, llm.later: the task is tried again
 */
export async function generateAdvice(wanted: Wanted, run: TaskRun): Promise<void> {
  const { courseId, studentId, isAsked } = wanted;
  if (!(await getComposingSettings()).isOn) return;
  const known = await readFacts(courseId, studentId);
  const student = known?.students[0];
  if (!known || !student || !isWanted(student, isAsked)) return;
  const isCurrent = async (): Promise<boolean> => (await findDataVersion(courseId)) === known.dataVersion;
  if (!(await isCurrent())) {
    // It is a matter of seconds; who asked gets an answer all the same.
    if (isAsked) throw new AppError('recommendation.course_computing');
    return;
  }
  const subject = { courseId, studentId };
  const examples = exampleSection(await listWellRated(courseId, 'advice', student.language), student.language);
  const brief = { ...adviceBrief(student.facts, student.language), examples };
  const composed = await compose(brief, { subject, dataVersion: known.dataVersion }, run);
  await run.complete(async () => {
    if (!(await isCurrent())) return;
    await replaceDrafts(courseId, 'advice', [adviceDraft(student, known, composed)]);
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}

/** What was asked for is composed anew unless the same facts were told by a model already. */
function isWanted({ facts, factsHash, newest }: KnownStudent, isAsked: boolean): boolean {
  if (!isAsked) return needsAdvice(facts, factsHash, lastAdviceOf(newest));
  const isTold = newest?.factsHash === factsHash && (newest.state === 'draft' || newest.state === 'approved');
  return !isTold || newest.composer === 'rules';
}
