import { runtime } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { noteUntrue } from '#domains/language-models/index.ts';
import { listOpenQuestions, noteOpinions, type OpenQuestion, type Opinion } from '#domains/questions/index.ts';
import { batchesOf, type Batch } from '../open-answers/batch.ts';
import { readVerdicts, verdictsJsonSchema } from '../open-answers/verdicts.ts';
import { answersPrompt, answersPromptVersion, answersSheet } from '../prompt/answers-prompt.ts';
import { askInTask } from './ask-in-task.ts';
import { mayAskModels } from './compose.ts';
import { getComposingSettings } from './composing-settings.ts';

/** Tokens of a verdict, roughly. */
const tokensOfVerdict = 30;

/** Whether models are asked at all; where there is none, answers wait for the teacher. */
export async function mayCompareAnswers(): Promise<boolean> {
  const { isOn, comparesAnswers } = await getComposingSettings();
  return isOn && comparesAnswers && (await mayAskModels());
}

/**
 * Lets a model compare open answers of a course in meaning: one question for many wordings. What it is unsure of, and what
 * may be somebody's address or an order, stays unchecked; so does all that a model says which errs in what is known.
 *
 * @throws AppError llm.later: the task is tried again; answers that were given are remembered
 */
export async function compareAnswers(courseId: number, run: TaskRun): Promise<void> {
  if (!(await mayCompareAnswers())) return;
  const opinions = new Map<string, Opinion[]>();
  for (const question of await listOpenQuestions(courseId)) {
    const language = /[а-яё]/iu.test(question.text + question.right) ? 'ru' : 'en';
    for (const batch of batchesOf(question, language)) {
      const said = await ask(courseId, question, batch, language, run);
      if (said) opinions.set(said.model, [...(opinions.get(said.model) ?? []), ...said.opinions]);
    }
  }
  await run.complete(async () => {
    for (const [model, some] of opinions) await noteOpinions(courseId, model, some);
  });
  runtime().events.publish({ topic: 'course', id: courseId, courseId });
}

async function ask(
  courseId: number,
  question: OpenQuestion,
  batch: Batch,
  language: 'ru' | 'en',
  run: TaskRun,
): Promise<{ model: string; opinions: Opinion[] } | undefined> {
  const answer = await askInTask(
    {
      ...{ purpose: 'open_answers', promptVersion: answersPromptVersion, language, system: answersPrompt[language] },
      messages: [{ role: 'user', text: answersSheet(question, batch) }],
      responseSchema: verdictsJsonSchema,
      ...{ maxTokens: 200 + tokensOfVerdict * batch.sent.length, temperature: 0, subject: { courseId } },
      ...{ attempt: run.attempt, signal: run.signal },
    },
    run,
  );
  if (typeof answer === 'string' || answer === null) return undefined;
  const verdicts = readVerdicts(answer.text, batch);
  if (typeof verdicts === 'string') {
    await noteUntrue(answer, verdicts);
    return undefined;
  }
  const { activityId, position, questionKey } = question;
  const opinions = [...verdicts].map(([key, verdict]) => ({ activityId, position, questionKey, key, verdict }));
  return { model: answer.model, opinions };
}
