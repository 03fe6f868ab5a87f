import { announce } from '#kernel/tasks/announce-event.ts';
import { courseChanged } from '#domains/gradebook/index.ts';
import { raiseDataVersion } from '#domains/roster/index.ts';
import { listOpinions, setOpinions, type Opinion } from '../store/opinions.ts';
import { listQuestions } from '../store/questions.ts';
import { listGivenAnswers, listMarks } from '../store/verdicts.ts';
import { judgeCourse, keyOf, questionKeyOf } from './judge-course.ts';

/** An open question with answers that nobody has judged: neither comparing nor a teacher nor a model. */
export interface OpenQuestion {
  readonly activityId: number;
  readonly position: number;
  readonly questionKey: string;
  readonly text: string;
  readonly right: string;
  /** Each wording once. */
  readonly answers: readonly { readonly key: string; readonly text: string }[];
}

const placeOf = (one: { activityId: number; position: number }): string =>
  `${String(one.activityId)} ${String(one.position)}`;

/** Open questions of a course that have a right answer to compare with, and answers of which nothing is known yet. */
export async function listOpenQuestions(courseId: number): Promise<OpenQuestion[]> {
  const marked = new Set((await listMarks(courseId)).map((mark) => `${placeOf(mark)} ${mark.key}`));
  const told = new Set((await listOpinions(courseId)).map((one) => `${placeOf(one)} ${one.key} ${one.questionKey}`));
  const given = Map.groupBy(await listGivenAnswers(courseId), placeOf);
  return (await listQuestions(courseId)).flatMap((question) => {
    if (question.options !== null || question.right.trim() === '') return [];
    const questionKey = questionKeyOf(question);
    const open = (given.get(placeOf(question)) ?? [])
      .filter(({ verdict }) => verdict === 'unchecked')
      .map((answer) => [keyOf(answer.given), answer.given] as const)
      .filter(([key]) => !marked.has(`${placeOf(question)} ${key}`))
      .filter(([key]) => !told.has(`${placeOf(question)} ${key} ${questionKey}`));
    const answers = [...new Map(open)].map(([key, text]) => ({ key, text }));
    const { activityId, position, text, right } = question;
    return answers.length === 0 ? [] : [{ activityId, position, questionKey, text, right, answers }];
  });
}

/**
 * Notes what a model says of answers, in the open transaction: they are judged by it until a teacher marks them. Results
 * are computed anew, and so is all that follows from them.
 */
export async function noteOpinions(courseId: number, model: string, opinions: readonly Opinion[]): Promise<void> {
  if (opinions.length === 0) return;
  const isSomethingSaid = opinions.some(({ verdict }) => verdict !== null);
  if (isSomethingSaid) await raiseDataVersion(courseId);
  await setOpinions(courseId, model, opinions);
  if (!isSomethingSaid) return;
  await judgeCourse(courseId);
  await announce(courseChanged, { courseId });
}
