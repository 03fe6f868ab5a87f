import { createHash } from 'node:crypto';
import type { Verdict } from '../contract.ts';
import { judge } from '../judge.ts';
import { normalisedAnswer } from '../comparing/contract.ts';
import * as questions from '../store/questions.ts';
import { computeResults } from '../store/results.ts';
import { listOpinions } from '../store/opinions.ts';
import * as store from '../store/verdicts.ts';

/** Under what a mark of an answer is kept. */
export const keyOf = (given: string): string => createHash('md5').update(normalisedAnswer(given)).digest('hex');

/** By what an opinion belongs to a question: its text and its right answer. */
export function questionKeyOf({ text, right }: Pick<questions.Question, 'text' | 'right'>): string {
  return createHash('md5')
    .update(JSON.stringify([text, right]))
    .digest('hex');
}

const placeOf = ({ activityId, position }: { activityId: number; position: number }): string =>
  `${String(activityId)} ${String(position)}`;

/**
 * Judges the answers of a course and computes the results of its tests from them, in the open transaction. Each thing that
 * was answered is judged once, however many answered so. A teacher's mark goes before what comparing says; a model's
 * opinion holds where comparing does not tell.
 */
export async function judgeCourse(courseId: number): Promise<void> {
  const byPlace = new Map((await questions.listQuestions(courseId)).map((question) => [placeOf(question), question]));
  const marks = new Map<string, Verdict>(
    (await store.listMarks(courseId)).map((mark) => [`${placeOf(mark)} ${mark.key}`, mark.verdict] as const),
  );
  const opinions = new Map<string, Verdict | null>(
    (await listOpinions(courseId)).map(
      (one) => [`${placeOf(one)} ${one.key} ${one.questionKey}`, one.verdict] as const,
    ),
  );
  const judged = (await store.listGivenAnswers(courseId)).flatMap((answer) => {
    const question = byPlace.get(placeOf(answer));
    if (!question) return [];
    const found = judge(question, answer.given);
    const place = `${placeOf(answer)} ${keyOf(answer.given)}`;
    const mark = found === 'skipped' ? undefined : marks.get(place);
    const opinion = found === 'unchecked' ? opinions.get(`${place} ${questionKeyOf(question)}`) : undefined;
    const verdict = mark ?? opinion ?? found;
    return verdict === answer.verdict ? [] : [{ ...answer, verdict }];
  });
  await store.setVerdicts(courseId, judged);
  await computeResults(courseId);
}
