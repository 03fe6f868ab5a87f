import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { isAnyModelOn, noteUntrue, type ModelQuestion } from '#domains/language-models/index.ts';
import { answerJsonSchema, readAnswer } from '../prompt/answer.ts';
import { repairRequest } from '../prompt/repair.ts';
import type { NewText } from '../store/drafts.ts';
import { faultsOf, toContent, type Written } from '../truth/check.ts';
import type { Fault } from '../truth/known.ts';
import { askInTask, type Answered } from './ask-in-task.ts';
import type { Brief } from './briefs.ts';
import { getComposingSettings } from './composing-settings.ts';

/** A text, who composed it, and why it was not a model where one could have. */
export type Composed = Pick<
  NewText,
  'content' | 'composer' | 'provider' | 'model' | 'callId' | 'refusal' | 'promptVersion'
>;

/** Whom or what the question is about: kept answers go with them. */
type About = Pick<ModelQuestion, 'subject' | 'dataVersion'>;

/** Tokens of three items, with room. */
const maxTokens = 1500;

/**
 * Composes a text of any kind: a model is asked where there is one, and what it says beyond the facts is refused. It is told
 * once what was wrong; then rules compose, as they do where no model is to be had. Not inside a transaction.
 *
 * @throws AppError llm.later where a model may answer at a later attempt of the task
 */
export async function compose(brief: Brief, about: About, run: Pick<TaskRun, 'attempt' | 'signal'>): Promise<Composed> {
  if (!(await mayAskModels())) return byRules(brief, null);
  const question = questionOf(brief, about, run);
  const first = await askInTask(question, run);
  if (typeof first === 'object' && first !== null) {
    const read = judge(first, brief);
    if ('written' in read) return byModel(brief, first, read.written);
    await noteUntrue(first, codeOf(read.faults));
    const second = await askInTask(repairOf(question, first, read.faults, brief), run);
    if (typeof second !== 'object' || second === null) return byRules(brief, codeOf(read.faults));
    const again = judge(second, brief);
    if ('written' in again) return byModel(brief, second, again.written);
    await noteUntrue(second, codeOf(again.faults));
    return byRules(brief, codeOf(again.faults));
  }
  return byRules(brief, first);
}

/** Whether there is a model to be asked, and it may be; else rules compose everything. */
export async function mayAskModels(): Promise<boolean> {
  return (await getComposingSettings()).asksModels && (await isAnyModelOn());
}

function questionOf(
  brief: Brief,
  about: About,
  { attempt, signal }: Pick<TaskRun, 'attempt' | 'signal'>,
): ModelQuestion {
  const { purpose, promptVersion, language, examples, sheet, known } = brief;
  const system = examples === undefined ? brief.system : `${brief.system}\n\n${examples}`;
  return {
    ...{ purpose, promptVersion, language, system, maxTokens, temperature: 0.3, attempt, signal },
    messages: [{ role: 'user', text: sheet }],
    responseSchema: answerJsonSchema(known.mostItems),
    ...about,
  };
}

function repairOf(
  question: ModelQuestion,
  answer: Answered,
  faults: readonly Fault[],
  { language }: Brief,
): ModelQuestion {
  return {
    ...question,
    messages: [
      ...question.messages,
      { role: 'assistant', text: answer.text },
      { role: 'user', text: repairRequest(faults, language) },
    ],
  };
}

function judge(answer: Answered, { known }: Brief): { written: Written } | { faults: Fault[] } {
  const written = readAnswer(answer.text);
  if (!written) return { faults: [{ code: 'no_json', words: '' }] };
  const faults = faultsOf(written, known);
  return faults.length === 0 ? { written } : { faults };
}

const codeOf = ([first]: readonly Fault[]): string => first?.code ?? 'no_json';

function byModel(brief: Brief, { provider, model, callId }: Answered, written: Written): Composed {
  const { promptVersion, known } = brief;
  return {
    content: toContent(written, known),
    composer: 'model',
    promptVersion,
    provider,
    model,
    callId,
    refusal: null,
  };
}

/** @param refusal why it is not a model, where one was asked */
export function byRules({ byRules: write, promptVersion }: Brief, refusal: string | null): Composed {
  const nobody = { provider: null, model: null, callId: null };
  return { content: write(), composer: 'rules', promptVersion, ...nobody, refusal };
}
