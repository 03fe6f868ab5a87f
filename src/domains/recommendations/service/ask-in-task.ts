import { AppError } from '#kernel/errors.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import {
  askLanguageModel,
  modelTaskRetries,
  type ModelAnswer,
  type ModelQuestion,
} from '#domains/language-models/index.ts';

export type Answered = Extract<ModelAnswer, { kind: 'answered' }>;

/**
 * Asks as a task does that is tried again: the answer; the code of why there is none; null where there is nobody to be asked.
 *
 * @throws AppError llm.later where a model may answer at a later attempt
 */
export async function askInTask(
  question: ModelQuestion,
  { attempt }: Pick<TaskRun, 'attempt'>,
): Promise<Answered | string | null> {
  const answer = await askLanguageModel(question);
  if (answer.kind === 'answered') return answer;
  if (answer.kind === 'no_provider') return null;
  // The last attempt does without, so that nobody waits for a model that does not come back.
  if (answer.kind === 'later' && attempt < modelTaskRetries.attempts) {
    throw new AppError('llm.later', { code: answer.code });
  }
  return answer.code;
}
