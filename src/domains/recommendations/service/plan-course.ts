import { runtime } from '#kernel/runtime.ts';
import { findDataVersion } from '#domains/roster/index.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { enqueue, enqueueMany } from '#kernel/tasks/enqueue.ts';
import { listOpenQuestions } from '#domains/questions/index.ts';
import { needsFeedback } from '../facts/feedback-facts.ts';
import { needsAdvice } from '../facts/needs-advice.ts';
import { outdateDrafts, replaceDrafts } from '../store/drafts.ts';
import { listCoursesToPlan, notePlanned } from '../store/plans.ts';
import { adviceBrief, feedbackBrief } from './briefs.ts';
import { byRules, mayAskModels } from './compose.ts';
import { getComposingSettings } from './composing-settings.ts';
import { mayCompareAnswers } from './compare-answers.ts';
import { compareKind, feedbackKind, generateKind, planKind } from './kinds.ts';
import { adviceDraft, feedbackDraft } from './new-drafts.ts';
import { lastAdviceOf, readFacts } from './read-facts.ts';
import { readTests } from './read-tests.ts';

/**
 * Finds who in a course is to be advised anew, and on whose tests feedback is to be given. Where a model may be asked, a task
 * for each of them does it; else rules compose for all of them here. Drafts that are not so any more and that nothing new
 * replaces leave the queue. The number of statements does not depend on how many they are. A course whose data have moved on
 * is left to the task that follows them.
 */
export async function planCourse(courseId: number, run: TaskRun): Promise<void> {
  const { isOn } = await getComposingSettings();
  if (!isOn) return;
  const known = await readFacts(courseId);
  if (!known?.areWaysFound || (await findDataVersion(courseId)) !== known.dataVersion) return;
  const needy = known.students.filter(
    ({ facts, factsHash, newest, isMissing }) => !isMissing && needsAdvice(facts, factsHash, lastAdviceOf(newest)),
  );
  const riskiestFirst = needy.toSorted((one, other) => other.urgency - one.urgency);
  const isUntrue = ({ factsHash, newest }: (typeof known.students)[number]): boolean =>
    newest?.state === 'draft' && newest.factsHash !== factsHash;
  const changed = (await readTests(courseId)).filter(({ factsHash, newestHash }) => factsHash !== newestHash);
  const tests = changed.filter(({ facts }) => needsFeedback(facts));
  const hasOpenAnswers = (await mayCompareAnswers()) && (await listOpenQuestions(courseId)).length > 0;
  const asks = await mayAskModels();
  // Without a model nobody waits for anything: all of the course is composed and stored at once.
  const advice = asks
    ? []
    : needy.map((one) => adviceDraft(one, known, byRules(adviceBrief(one.facts, one.language), null)));
  const feedback = asks
    ? []
    : tests.map((one) => feedbackDraft(one, known.dataVersion, byRules(feedbackBrief(one.facts, one.language), null)));
  await run.complete(async () => {
    if ((await findDataVersion(courseId)) !== known.dataVersion) return;
    if (hasOpenAnswers) await enqueue(compareKind, { courseId });
    await notePlanned(courseId, known.dataVersion, known.asOf);
    // Nothing new takes the place of these.
    const gone = known.students.filter((student) => isUntrue(student) && !needy.includes(student));
    await outdateDrafts(
      courseId,
      'advice',
      gone.map(({ studentId }) => ({ studentId, activityId: null })),
    );
    await outdateDrafts(
      courseId,
      'test_feedback',
      changed.filter(({ facts }) => !needsFeedback(facts)),
    );
    if (asks) {
      await enqueueMany(
        generateKind,
        riskiestFirst.map(({ studentId }) => ({ courseId, studentId, isAsked: false })),
      );
      await enqueueMany(
        feedbackKind,
        tests.map(({ studentId, activityId }) => ({ courseId, studentId, activityId })),
      );
    } else {
      await replaceDrafts(courseId, 'advice', advice);
      await replaceDrafts(courseId, 'test_feedback', feedback);
    }
  });
  if (advice.length + feedback.length > 0) runtime().events.publish({ topic: 'course', id: courseId, courseId });
}

/** Asks for the plan of every course whose ways out have gone ahead of it: a lost step, or one from before there were plans. */
export async function sweepCourses(run: TaskRun): Promise<void> {
  const { isOn } = await getComposingSettings();
  if (!isOn) return;
  await run.complete(async () => {
    const courseIds = await listCoursesToPlan();
    await enqueueMany(
      planKind,
      courseIds.map((courseId) => ({ courseId })),
    );
  });
}
