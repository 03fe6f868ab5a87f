import { runtime } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { findDataVersion } from '#domains/roster/index.ts';
import { exampleSection } from '../prompt/examples.ts';
import { replaceDrafts } from '../store/drafts.ts';
import { listWellRated } from '../store/examples.ts';
import { feedbackBrief } from './briefs.ts';
import { getComposingSettings } from './composing-settings.ts';
import { compose } from './compose.ts';
import { feedbackDraft } from './new-drafts.ts';
import { readTests } from './read-tests.ts';

interface Wanted {
  readonly courseId: number;
  readonly studentId: number;
  readonly activityId: number;
}

/**
 * Composes feedback on a student's test and stores it as a draft, in place of one that nobody has decided about. The same
 * facts are told once. Where the course has moved on meanwhile nothing is stored: who plans the newer data asks again.
 *
 * @throws AppError llm.later: the task is tried again
 */
export async function generateFeedback(wanted: Wanted, run: TaskRun): Promise<void> {
  const { courseId, studentId, activityId } = wanted;
  if (!(await getComposingSettings()).isOn) return;
  const dataVersion = await findDataVersion(courseId);
  const test = (await readTests(courseId, studentId)).find((one) => one.activityId === activityId);
  if (dataVersion === undefined || !test || test.newestHash === test.factsHash) return;
  const about = { subject: { courseId, studentId }, dataVersion };
  const examples = exampleSection(await listWellRated(courseId, 'test_feedback', test.language), test.language);
  const composed = await compose({ ...feedbackBrief(test.facts, test.language), examples }, about, run);
  await run.complete(async () => {
    if ((await findDataVersion(courseId)) !== dataVersion) return;
    await replaceDrafts(courseId, 'test_feedback', [feedbackDraft(test, dataVersion, composed)]);
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}
