import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { announce } from '#kernel/tasks/announce-event.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { courseChanged } from '#domains/gradebook/index.ts';
import { assertCourseReadable, raiseDataVersion } from '#domains/roster/index.ts';
import { chosenOptions } from '../comparing/contract.ts';
import type { AnswerMark, QuestionFigures, QuestionList } from '../contract.ts';
import { countVerdicts, givenFigures, wrongShare } from '../figures.ts';
import * as figures from '../store/figures.ts';
import * as store from '../store/questions.ts';
import { setMark } from '../store/verdicts.ts';
import { judgeCourse, keyOf } from './judge-course.ts';
import { readJudges } from './judged-by.ts';

const placeOf = ({ activityId, position }: { activityId: number; position: number }): string =>
  `${String(activityId)} ${String(position)}`;

/** The questions of a course's tests, those most often wrong first. @throws AppError course.not_found */
export async function listQuestions(actor: Actor, courseId: number): Promise<QuestionList> {
  await assertCourseReadable(actor, courseId);
  const tests = new Map((await figures.listNamedTests(courseId)).map((test) => [test.id, test]));
  const given = Map.groupBy(await figures.countGiven(courseId), placeOf);
  const judgedBy = await readJudges(courseId);
  const items = (await store.listQuestions(courseId)).map((question): QuestionFigures => {
    const { activityId, position, text, options, right } = question;
    const test = tests.get(activityId);
    const answers = given.get(placeOf(question)) ?? [];
    const counts = countVerdicts(answers);
    return {
      ...{ activityId, test: test?.name ?? '', topic: test?.topic ?? test?.name ?? '' },
      ...{ position, text, options: options && [...options], right, counts, wrongPct: wrongShare(counts) },
      rightOptions: (options && chosenOptions(options, right)) ?? [],
      given: givenFigures(question, answers, (one) => judgedBy(question, one)),
    };
  });
  const order = [...tests.keys()];
  const sorted = items.toSorted(
    (one, other) =>
      (other.wrongPct ?? -1) - (one.wrongPct ?? -1) ||
      order.indexOf(one.activityId) - order.indexOf(other.activityId) ||
      one.position - other.position,
  );
  return { items: sorted, showsRight: await store.showsRightAnswers(courseId) };
}

/**
 * A teacher's word on an answer that comparing cannot judge: it holds for all who answered so, now and in later files.
 * Results are computed anew, and so is all that follows from them.
 *
 * @throws AppError course.not_found, question.not_found
 */
export async function markAnswer(
  actor: Actor,
  courseId: number,
  place: { readonly activityId: number; readonly position: number },
  { given, verdict }: AnswerMark,
): Promise<QuestionList> {
  await assertCourseReadable(actor, courseId);
  await transaction(async () => {
    await raiseDataVersion(courseId);
    const questions = await store.listQuestions(courseId);
    if (!questions.some((question) => placeOf(question) === placeOf(place))) throw new AppError('question.not_found');
    await setMark(courseId, { ...place, key: keyOf(given), verdict }, actor.userId);
    await judgeCourse(courseId);
    await recordAudit('course.answer_marked', { courseId }, { ...place, verdict });
    await announce(courseChanged, { courseId });
  });
  return listQuestions(actor, courseId);
}

/** Whether students of a course see the right answers beside their mistakes. @throws AppError course.not_found */
export async function setRightAnswers(actor: Actor, courseId: number, areShown: boolean): Promise<QuestionList> {
  await assertCourseReadable(actor, courseId);
  await transaction(async () => {
    await store.setShowsRightAnswers(courseId, areShown);
    await recordAudit('course.right_answers_set', { courseId }, { areShown });
  });
  return listQuestions(actor, courseId);
}
